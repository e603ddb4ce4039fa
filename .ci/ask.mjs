// Starts the bot as the README says, asks the page one real question as a browser would, stops it.
import { spawn } from "node:child_process";
import { once } from "node:events";

const bot = spawn("npm", ["start"], {
  env: { ...process.env, PAPERBOY_PREVIEW_PORT: "0" },
  stdio: ["ignore", "pipe", "inherit"],
  detached: true,
});
const stop = () => {
  try {
    process.kill(-bot.pid, "SIGTERM");
  } catch {}
};
const late = setTimeout(() => {
  console.error("the bot did not answer within a minute");
  stop();
  process.exit(1);
}, 60_000);

let said = "";
bot.stdout.setEncoding("utf8");
for await (const chunk of bot.stdout) {
  said += chunk;
  if (/is at http:\/\/\S+ /.test(said)) break;
}
const [, address] = /is at (http:\/\/\S+) /.exec(said) ?? [];
if (address === undefined) throw new Error(`the bot did not say where it is:\n${said}`);
console.log(`started at ${address}`);

const page = await fetch(address);
const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? "";
const headers = { cookie, origin: address, "content-type": "application/json" };
const person = { person: "ana", zone: "UTC" };
const events = await fetch(`${address}/api/events?person=ana&zone=UTC`, { headers: { cookie } });
const asked = await fetch(`${address}/api/say`, {
  method: "POST",
  headers,
  body: JSON.stringify({ ...person, channel: "C0PAPERS", text: "/paper r1" }),
});
if (!asked.ok) throw new Error(`asking failed: ${asked.status} ${await asked.text()}`);

let answer = "";
for await (const chunk of events.body.pipeThrough(new TextDecoderStream())) {
  answer += chunk;
  if (answer.includes("DeepSeek-R1: Incentivizing Reasoning Capability")) break;
}
console.log("/paper r1 was answered with DeepSeek-R1");

stop();
await once(bot, "close");
clearTimeout(late);
console.log("stopped");
process.exit(0);
