"""The workplace in the browser: pages, their data twins and the API of one project.

Public functions:
    create_app(project: Path, ...) -> FastAPI
"""

from fogline.web.app import create_app
from fogline.web.people import Access

__all__ = ["Access", "create_app"]
