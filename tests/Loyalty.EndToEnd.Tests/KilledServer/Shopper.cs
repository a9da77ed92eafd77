using System.Net;
using System.Text.Json;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.History;

namespace Loyalty.EndToEnd.Tests.KilledServer;

/// <summary>
/// A checkout that never gives up: it sends one command after the other for one member, and each again until it has an answer.
/// Every call is written down.
/// </summary>
internal sealed class Shopper(EngineClient client, CallLog log, string member, int number)
{
    private const string Program = "storefront";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly Random random = new(number);
    private readonly List<Sent> sent = [];
    private readonly List<string> orders = [];

    /// <summary>Every command that was answered with success.</summary>
    public IReadOnlyList<Sent> Granted => sent;

    public Task Enrol() => Settle(new Sent($"enrol/{member}", "members", JsonSerializer.Serialize(new { memberId = member })));

    /// <summary>Shops until told to stop; the command under way is settled first.</summary>
    public async Task Shop(CancellationToken end)
    {
        for (var count = 0; !end.IsCancellationRequested; count++)
        {
            await (random.Next(100) switch
            {
                < 55 => Buy($"o-{number}-{count}"),
                < 63 => Return($"r-{number}-{count}"),
                < 73 => Redeem($"x-{number}-{count}"),
                < 80 => Review($"a-{number}-{count}"),
                < 88 when sent.Count > 0 => Settle(sent[random.Next(sent.Count)]),
                < 91 when orders.Count > 0 => Settle(Purchase(orders[random.Next(orders.Count)], 7777)),
                _ => Read(),
            });
        }
    }

    /// <summary>Sends a command until it is answered.</summary>
    public async Task Settle(Sent command)
    {
        while (true)
        {
            var call = await Send(HttpMethod.Post, command.Path, command);
            if (call.Outcome != CallOutcome.Unknown)
            {
                Remember(command, call);
                return;
            }

            await Task.Delay(Pause);
        }
    }

    private async Task Buy(string order)
    {
        var command = Purchase(order, random.Next(1, 50));
        await Settle(command);
        orders.Add(order);
    }

    private Task Return(string id) => orders.Count == 0
        ? Read()
        : Settle(Command("return", "returns", id, new { returnId = id, orderId = orders[random.Next(orders.Count)] }));

    // Often more than there is, so that refusals can be judged too.
    private Task Redeem(string id) =>
        Settle(Command("redemption", "redemptions", id, new { redemptionId = id, points = random.Next(500, 40_000) }));

    private Task Review(string id) =>
        Settle(Command("activity", "activities", id, new { activityId = id, type = "review", subject = id }));

    private async Task Read()
    {
        while ((await Send(HttpMethod.Get, $"members/{member}", null)).Outcome == CallOutcome.Unknown)
        {
            await Task.Delay(Pause);
        }
    }

    private Sent Purchase(string order, decimal price) =>
        Command("purchase", "purchases", order, EngineClient.Purchase(order, price));

    private Sent Command(string kind, string path, string id, object body) =>
        new($"{kind}/{id}", $"members/{member}/{path}", JsonSerializer.Serialize(body));

    private void Remember(Sent command, Call call)
    {
        if (call.IsSuccess && !sent.Exists(known => known.Command == command.Command))
        {
            sent.Add(command);
        }
    }

    private async Task<Call> Send(HttpMethod method, string path, Sent? command)
    {
        var call = new Call
        {
            Ledger = member,
            Command = command?.Command,
            Content = command?.Body ?? "",
            Started = log.Tick(),
            Ended = 0,
            Outcome = CallOutcome.Unknown,
        };
        try
        {
            call = Understand(call, await client.Send(method, $"{Program}/{path}", command?.Body));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            // The server died, or is not there yet: nobody knows what became of it.
        }

        call = call with { Ended = log.Tick() };
        log.Add(call);
        return call;
    }

    private static Call Understand(Call call, Reply reply) => reply.Status switch
    {
        HttpStatusCode.Created => Answered(call, reply, CallOutcome.Done),
        HttpStatusCode.OK => Answered(call, reply, call.Command is null ? CallOutcome.Read : CallOutcome.Replayed),
        HttpStatusCode.UnprocessableEntity => call with
        {
            Outcome = CallOutcome.Refused,
            Code = reply.Code,
            Available = Figure(reply, "available"),
            Required = Figure(reply, "required"),
        },
        HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests => call,
        _ => throw new InvalidOperationException($"{call}: {(int)reply.Status} {reply.Body}"),
    };

    private static Call Answered(Call call, Reply reply, CallOutcome outcome) =>
        call with { Outcome = outcome, Body = reply.Body, Version = reply.Json.Points("version") };

    private static long? Figure(Reply reply, string name) =>
        reply.Json.TryGetProperty(name, out var figure) ? figure.GetInt64() : null;
}

/// <summary>A command as it is sent, every time.</summary>
internal sealed record Sent(string Command, string Path, string Body);
