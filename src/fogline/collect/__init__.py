"""The world into captures: files, folders, tables, standard input."""
