// Dates as people type them into a field, completed from the one that stands there.

/** A whole date: "27" is that day of the base's month, "11-27" of its year, "+1" the day after what stands. */
export function completed(words, standing, base) {
  const text = words.trim();
  const known = /^\d{4}-\d{2}-\d{2}/.test(standing) ? standing.slice(0, 10) : base;
  if (/^[+-]\d{1,3}$/.test(text) && known) {
    const day = new Date(`${known}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + Number(text));
    return day.toISOString().slice(0, 10);
  }
  if (/^\d{1,2}$/.test(text) && known) return `${known.slice(0, 7)}-${text.padStart(2, "0")}`;
  if (/^\d{1,2}-\d{1,2}$/.test(text) && known) {
    const [month, day] = text.split("-");
    return `${known.slice(0, 4)}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  }
  return text;
}
