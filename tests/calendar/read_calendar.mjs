// Reads calendar files as ical.js does, and prints when their events happen: {uid: [milliseconds, ...]} for each.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const asked = JSON.parse(readFileSync(0, "utf8"));

function moments(component, until) {
  const event = new ICAL.Event(component);
  const milliseconds = (time) => time.toUnixTime() * 1000;
  if (!event.isRecurring()) return [milliseconds(event.startDate)];
  const found = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next; next = iterator.next()) {
    if (milliseconds(next) > until) break;
    found.push(milliseconds(next));
  }
  return found;
}

const answers = asked.texts.map((text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  return Object.fromEntries(
    calendar
      .getAllSubcomponents("vevent")
      .map((event) => [event.getFirstPropertyValue("uid"), moments(event, asked.until)]),
  );
});
console.log(JSON.stringify(answers));
