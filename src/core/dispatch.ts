/**
 * From a request to a reply, the one place where options are checked, permissions asked, questions about
 * which paper is meant put, and errors turned into words. What it returns never rejects.
 */

import { checkOptions, missingOptions, type Readers, WhichPaper } from "./arguments.ts";
import { askWhich, askWithForm, excuse, listSubcommands, unknownCommand } from "./asking.ts";
import type { Clock } from "./clock.ts";
import { type Action, type Command, findAction } from "./command.ts";
import { complete } from "./complete.ts";
import type { Context, StatusLine, Summarise } from "./context.ts";
import type { Corpus } from "./corpus.ts";
import { faultReference, UserError } from "./errors.ts";
import { type Files, readableOf } from "./files.ts";
import { formOf } from "./form.ts";
import type { Intake } from "./intake.ts";
import { type Invocation, pathOf } from "./invocation.ts";
import { type IsZone, liftOptions } from "./lift.ts";
import { printOf } from "./live.ts";
import type {
  Calendar,
  Handle,
  Log,
  MessageAction,
  MessageReference,
  Person,
  Place,
  PlatformName,
  Request,
  State,
} from "./ports.ts";
import { untold } from "./progress.ts";
import { formBlock, type Reply, text, whisper } from "./reply.ts";
import { code } from "./spans.ts";
import { isStore } from "./store.ts";

export interface Services {
  readonly commands: readonly Command[];
  readonly messageActions: readonly MessageAction[];
  /** The snapshot to answer from, for the tenant that asks: the shared corpus with the team's own papers over it. */
  readonly corpus: (tenant: string, platform?: PlatformName) => Corpus | Promise<Corpus>;
  /** How the team at a place takes papers in. */
  readonly intake?: (place: Place) => Intake;
  readonly state: State;
  readonly clock: Clock;
  readonly calendar: Calendar;
  /** See Context. */
  readonly styles?: ReadonlyMap<string, string>;
  readonly random: () => number;
  readonly log: Log;
  readonly nearest: (word: string, words: readonly string[]) => readonly string[];
  /** What keeps Paperboy from posting in a channel of the place's tenant; absent where nothing is posted. */
  readonly obstacle?: (place: Place, channel: string) => Promise<string | undefined>;
  /** Whether somebody may manage a channel of the place's tenant; absent where whoever asks has every channel alike. */
  readonly manages?: (place: Place, person: Person, channel: string) => Promise<boolean | undefined>;
  /** Whether the team at a place lets somebody manage who may not by the platform's word. */
  readonly appointed?: (place: Place, person: Person) => Promise<boolean>;
  /** A service that writes summaries, where one is configured. */
  readonly summarise?: Summarise;
  /** What the running bot says of itself to people at a place. */
  readonly status: (place: Place) => Promise<readonly StatusLine[]>;
  /** Where neither the asker nor the place says otherwise. */
  readonly zone: string;
}

type Asked = Omit<Request, "invocation">;

/** The handle that every platform answers with. */
export function createHandle(services: Services): Handle {
  const { commands } = services;
  return {
    commands,
    messageActions: services.messageActions,
    run: (request) => run(services, request),
    lift: (line, asked) => lift(services, line, asked),
    complete: (path, option, typed, limit, tenant) =>
      complete(services, path, option, typed, limit, tenant ?? ""),
    stands: (message, reply) => stands(services, message, reply),
    usualAudience: (invocation) => invocation.audience ?? actionOf(commands, invocation)?.audience ?? "asker",
    formFor(bare, files) {
      const invocation = withFile(commands, bare, files);
      const action = actionOf(commands, invocation);
      if (action === undefined || missingOptions(action, invocation.options).length === 0) return undefined;
      return formOf(action, invocation);
    },
    forFile: commands
      .flatMap(({ name, action, subcommands }) => [
        ...(action === undefined ? [] : [{ path: `/${name}`, action }]),
        ...subcommands.map((subcommand) => ({ path: `/${name} ${subcommand.name}`, action: subcommand })),
      ])
      .find(({ action }) => fileOption(action) !== undefined)?.path,
  };
}

function fileOption(action: Action | undefined): string | undefined {
  return Object.entries(action?.options ?? {}).find(([, spec]) => spec.kind === "file")?.[0];
}

/** The invocation with the file that came along, where it takes one and names none. */
function withFile(commands: readonly Command[], invocation: Invocation, files?: Files): Invocation {
  const option = fileOption(actionOf(commands, invocation));
  const [file] = readableOf(files?.came ?? []);
  if (option === undefined || file === undefined || Object.hasOwn(invocation.options, option))
    return invocation;
  return { ...invocation, options: { ...invocation.options, [option]: file.id } };
}

function actionOf(commands: readonly Command[], invocation: Invocation): Action | undefined {
  return findAction(commands, invocation.command, invocation.subcommand);
}

async function run(services: Services, asked: Request): Promise<Reply> {
  const invocation = withFile(services.commands, asked.invocation, asked.files);
  const request = { ...asked, invocation };
  const again = (answer: Reply) =>
    request.filled === true ? withForm(services, answer, invocation) : answer;
  try {
    const action = actionOf(services.commands, invocation);
    if (action === undefined) return unknownCommand(readingZones(services), invocation, "");
    if (missingOptions(action, invocation.options).length > 0) return askWithForm(action, invocation);
    const context = await contextFor(services, request);
    await demandPermission(action, context);
    const readers = readersFor(services, context, request);
    const options = await checkOptions(action, invocation.options, readers);
    return settle(await action.run(options, context), request);
  } catch (error) {
    if (error instanceof WhichPaper) return again(askWhich(error, invocation));
    if (error instanceof UserError)
      return error.code === "not-allowed" ? excuse(error) : again(excuse(error));
    return again(faultReply(services, error, { command: pathOf(invocation) }));
  }
}

/** What was filled in must not be lost with what was wrong in it. */
function withForm({ commands }: Services, answer: Reply, invocation: Invocation): Reply {
  const action = actionOf(commands, invocation);
  if (action === undefined) return answer;
  return { ...answer, blocks: [...answer.blocks, formBlock(formOf(action, invocation))] };
}

/** An apology with a reference to the log; the error itself goes nowhere else. */
function faultReply(services: Services, error: unknown, where: Readonly<Record<string, string>>): Reply {
  const fault = faultReference(services.random);
  services.log.error("fault", { fault, ...where, error });
  const apology = [
    "Something went wrong on our side, and nothing was changed that we know of. Reference: ",
    code(fault),
    ".",
  ];
  return { ...whisper([text(apology)], { outcome: "error" }), fault };
}

/** Applies the audience asked for, and forgets about redrawing where there is no message to redraw. */
function settle(answer: Reply, request: Request): Reply {
  const { inPlace, ...rest } = answer;
  const audience = answer.outcome === "error" ? "asker" : (request.invocation.audience ?? answer.audience);
  const { live: _, ...still } = rest;
  return {
    ...(audience === "asker" ? still : rest),
    audience,
    ...(inPlace === true && request.pressed === true ? { inPlace } : {}),
  };
}

async function stands(services: Services, { place, message }: MessageReference, reply: Reply): Promise<void> {
  const { state, log } = services;
  if (reply.live === undefined || message === "" || place.kind === "direct" || !isStore(state)) return;
  const { live } = reply;
  const shown = printOf(reply);
  const keep = async (now: number) =>
    await state.tx(async (tables) => {
      const tenant = await tables.tenants.ensure(place.platform, place.tenant, "", now);
      const channel = await tables.channels.ensure(tenant.id, place.channel);
      const thread = place.thread ?? null;
      const where = { tenantId: tenant.id, channelId: channel.id, message, thread };
      await tables.live.stands({ ...where, ...live, shown }, now);
    });
  await state
    .now()
    .then(keep)
    // The message is right at this moment all the same; what comes later is missing from it until it is pressed.
    .catch((error: unknown) => log.error("a live message was not kept", { platform: place.platform, error }));
}

async function contextFor(services: Services, request: Request): Promise<Context> {
  // Both ask the store, neither needs the other: a lookup waits for the slower one only.
  const [asker, corpus] = await Promise.all([
    withRights(services, request),
    services.corpus(request.place.tenant, request.place.platform),
  ]);
  return {
    corpus,
    ...(services.intake === undefined ? {} : { intake: services.intake(request.place) }),
    ...(services.summarise === undefined ? {} : { summarise: services.summarise }),
    state: services.state,
    clock: services.clock,
    calendar: services.calendar,
    ...(services.styles === undefined ? {} : { styles: services.styles }),
    random: services.random,
    asker,
    place: request.place,
    locale: request.locale,
    log: services.log,
    signal: request.signal ?? new AbortController().signal,
    progress: request.progress ?? untold,
    invocation: request.invocation,
    ...(request.pressed === true ? { pressed: true } : {}),
    commands: services.commands,
    obstacle: async (channel) => await services.obstacle?.(request.place, channel ?? request.place.channel),
    manages: async (channel) =>
      asker.appointed === true || channel === request.place.channel || services.manages === undefined
        ? asker.manager
        : await services.manages(request.place, asker, channel),
    ...(request.readThread === undefined ? {} : { readThread: request.readThread }),
    status: () => services.status(request.place),
  };
}

async function withRights({ appointed }: Services, { asker, place }: Request): Promise<Person> {
  if (asker.manager || appointed === undefined || !(await appointed(place, asker))) return asker;
  return { ...asker, manager: true, appointed: true };
}

function readersFor(services: Services, context: Context, { files, isId }: Request): Readers {
  return {
    corpus: context.corpus,
    calendar: services.calendar,
    now: services.clock.now(),
    zone: context.asker.zone ?? services.zone,
    ...(files === undefined ? {} : { files: { ...files, came: [...readableOf(files.came), ...files.came] } }),
    ...(isId === undefined ? {} : { isId }),
    nearest: services.nearest,
  };
}

async function demandPermission(action: Action, context: Context): Promise<void> {
  const { permission } = action;
  if (permission === "everyone") return;
  const refusal =
    permission === "manager"
      ? context.asker.manager
        ? undefined
        : "Only people who may manage this channel can do that. Ask one of them to, or to let you with /paperboy roles."
      : await permission(context);
  if (refusal !== undefined) throw new UserError("not-allowed", refusal);
}

function readingZones(services: Services): Services & { readonly isZone: IsZone } {
  const { calendar, clock } = services;
  const isZone = (typed: string) => {
    try {
      calendar.zone(typed, clock.now());
      return true;
    } catch (error) {
      if (error instanceof UserError) return false;
      throw error;
    }
  };
  return { ...services, isZone };
}

/** Reads one typed line. The slash is optional; an unknown first or second word is answered with near ones. */
function lift(everything: Services, line: string, asked: Asked): Invocation | Reply {
  const services = readingZones(everything);
  const [, first = "", rest = ""] = /^\s*\/?(\S*)\s*([\s\S]*)$/u.exec(line) ?? [];
  const command = services.commands.find((candidate) => candidate.name === first.toLowerCase());
  if (command === undefined) return unknownCommand(services, { command: first, options: {} }, rest);
  try {
    if (command.action !== undefined) {
      return { command: command.name, options: liftOptions(command.action, rest, services.isZone) };
    }
    const [, second = "", words = ""] = /^(\S*)\s*([\s\S]*)$/u.exec(rest) ?? [];
    if (second === "") return listSubcommands(command);
    const subcommand = command.subcommands.find((candidate) => candidate.name === second.toLowerCase());
    if (subcommand === undefined) {
      return unknownCommand(services, { command: command.name, subcommand: second, options: {} }, words);
    }
    return {
      command: command.name,
      subcommand: subcommand.name,
      options: liftOptions(subcommand, words, services.isZone),
    };
  } catch (error) {
    if (error instanceof UserError) return excuse(error);
    return faultReply(services, error, { place: asked.place.platform });
  }
}
