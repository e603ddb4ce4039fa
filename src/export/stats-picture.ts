/** The picture of a collection, as PNG: bars by year on the left, the authors' network on the right. */

import { fileURLToPath } from "node:url";
import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import { clip, visible } from "../core/text.ts";
import type { AuthorLink, AuthorNode, StatsData } from "./stats-data.ts";

const WIDTH = 1200;
const HEIGHT = 560;
/** Legible on light and dark, and told apart without red and green (Okabe and Ito, "Color Universal Design"). */
const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#999999"];
const INK = "#1f2933";
const FAINT = "#c5cdd5";
const PAPER = "#ffffff";

const FONT = "Paperboy Sans";
// Shipped, so that a picture looks the same on machines without fonts.
GlobalFonts.registerFromPath(
  fileURLToPath(import.meta.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf")),
  FONT,
);

/** Draws the data; the same data gives the same picture. */
export function drawStats(data: StatsData): Buffer {
  const canvas = createCanvas(WIDTH, HEIGHT);
  const pen = canvas.getContext("2d");
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  drawYears(pen, data, { x: 60, y: 60, width: 480, height: 380 });
  drawNetwork(pen, data.authors, data.links, { x: 890, y: 300, radius: 165 });
  return canvas.toBuffer("image/png");
}

function write(pen: SKRSContext2D, text: string, x: number, y: number, size = 15, colour = INK): void {
  pen.font = `${size}px "${FONT}", sans-serif`;
  pen.fillStyle = colour;
  pen.fillText(clip(visible(text).replaceAll(/\s+/gu, " "), 40), x, y);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawYears(pen: SKRSContext2D, { years, categories }: StatsData, box: Box): void {
  pen.textAlign = "left";
  write(pen, "Papers by year", box.x, 36, 20);
  const totals = years.map(({ amounts }) => amounts.reduce((sum, amount) => sum + amount, 0));
  const top = Math.max(1, ...totals);
  const bottom = box.y + box.height;
  const scale = box.height / top;
  pen.strokeStyle = FAINT;
  pen.lineWidth = 1;
  const step = stepFor(top);
  for (let mark = 0; mark <= top; mark += step) {
    const y = bottom - mark * scale;
    pen.beginPath();
    pen.moveTo(box.x, y);
    pen.lineTo(box.x + box.width, y);
    pen.stroke();
    pen.textAlign = "right";
    write(pen, String(mark), box.x - 8, y + 5, 13);
  }
  const room = box.width / Math.max(1, years.length);
  const every = Math.ceil(years.length / 10);
  for (const [i, { year, amounts }] of years.entries()) {
    let y = bottom;
    for (const [place, amount] of amounts.entries()) {
      const height = amount * scale;
      y -= height;
      pen.fillStyle = COLOURS[place % COLOURS.length] ?? INK;
      pen.fillRect(box.x + i * room + room * 0.15, y, room * 0.7, height);
    }
    pen.textAlign = "center";
    if (i % every === 0) write(pen, String(year), box.x + (i + 0.5) * room, bottom + 22, 13);
  }
  pen.textAlign = "left";
  for (const [place, category] of categories.entries()) {
    const [column, row] = [place % 3, Math.floor(place / 3)];
    const [x, y] = [box.x + column * 165, bottom + 50 + row * 26];
    pen.fillStyle = COLOURS[place % COLOURS.length] ?? INK;
    pen.fillRect(x, y - 11, 13, 13);
    write(pen, clip(category, 18), x + 20, y, 14);
  }
}

/** 1, 2 or 5 times a power of ten, so that there are at most about six lines. */
function stepFor(top: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, top / 5)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => top / step <= 6) ?? 10 * power;
}

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function drawNetwork(
  pen: SKRSContext2D,
  authors: readonly AuthorNode[],
  links: readonly AuthorLink[],
  circle: Circle,
): void {
  pen.textAlign = "left";
  write(pen, "Who writes with whom", 620, 36, 20);
  const around = arrange(authors.length, links);
  const spots = new Map(
    around.map((author, place) => {
      const angle = (2 * Math.PI * place) / Math.max(1, around.length) - Math.PI / 2;
      const [x, y] = [Math.cos(angle), Math.sin(angle)];
      return [author, { angle, x: circle.x + x * circle.radius, y: circle.y + y * circle.radius }] as const;
    }),
  );
  const most = links[0]?.papers ?? 1;
  pen.strokeStyle = COLOURS[0] ?? INK;
  for (const { a, b, papers } of links) {
    const [from, to] = [spots.get(a), spots.get(b)];
    if (from === undefined || to === undefined) continue;
    pen.globalAlpha = 0.15 + (0.6 * papers) / most;
    pen.lineWidth = 1 + (4 * papers) / most;
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.quadraticCurveTo(circle.x, circle.y, to.x, to.y);
    pen.stroke();
  }
  pen.globalAlpha = 1;
  const largest = authors[0]?.papers ?? 1;
  for (const [place, { name, papers }] of authors.entries()) {
    const spot = spots.get(place);
    if (spot === undefined) continue;
    pen.beginPath();
    pen.arc(spot.x, spot.y, 4 + (7 * papers) / largest, 0, 2 * Math.PI);
    pen.fillStyle = COLOURS[1] ?? INK;
    pen.fill();
    const [right, down] = [Math.cos(spot.angle), Math.sin(spot.angle)];
    // Above and below the circle a name is centred, and stands clear of its neighbours.
    const upright = Math.abs(right) < 0.2;
    pen.textAlign = upright ? "center" : right > 0 ? "left" : "right";
    const away = circle.radius + (upright ? 24 : 16);
    write(pen, clip(name, 20), circle.x + right * away, circle.y + down * away + 5, 13);
  }
}

/** Authors round the circle so that those who wrote together most often stand beside each other. */
function arrange(amount: number, links: readonly AuthorLink[]): readonly number[] {
  const left = new Set(Array.from({ length: amount }, (_, place) => place));
  const order: number[] = [];
  let last: number | undefined;
  while (left.size > 0) {
    const beside = links.find(({ a, b }) => (a === last && left.has(b)) || (b === last && left.has(a)));
    const [first = 0] = left;
    const next = beside === undefined ? first : beside.a === last ? beside.b : beside.a;
    left.delete(next);
    order.push(next);
    last = next;
  }
  return order;
}
