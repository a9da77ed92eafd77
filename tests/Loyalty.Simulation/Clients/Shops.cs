using Loyalty.Journal;
using Loyalty.History;
using Loyalty.Simulation.Cluster;
using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Clients;

/// <summary>
/// Everyone outside of the cluster. They call through any gateway that is there, and send again what was not answered, until it is.
/// </summary>
internal sealed class Shops
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);
    private readonly World world;
    private readonly Dice dice;
    private readonly double losing;
    private long intents;

    public Shops(World world)
    {
        this.world = world;
        dice = world.Dice.Fork();
        losing = dice.Of([0, 0.01, 0.05]);
        Scheduler = new ProcessScheduler(world.Scheduler);
        Time = new ProcessTime(world.Time, Scheduler);
    }

    public ProcessScheduler Scheduler { get; }

    public ProcessTime Time { get; }

    public CallLog Log { get; } = new();

    /// <summary>What must never be answered.</summary>
    public List<string> Oddities { get; } = [];

    public int Answered { get; private set; }

    /// <summary>Asks until there is an answer, and notes each call.</summary>
    public async Task<(Call Call, Seen Seen)> Settle(Ask ask) => (await Settle(ask, static () => false))!.Value;

    /// <summary>The same, but null where the customer leaves without an answer.</summary>
    public async Task<(Call Call, Seen Seen)?> Settle(Ask ask, Func<bool> leaves)
    {
        var intent = ++intents;
        while (true)
        {
            var call = new Call
            {
                Ledger = ask.Member, Command = ask.Command, Content = ask.Content, Refers = ask.Refers, BusinessKey = ask.BusinessKey,
                Intent = intent, Started = Log.Tick(), Ended = 0, Outcome = CallOutcome.Unknown,
            };
            var (seen, failure) = await Once(ask.Send);
            call = Done(call, seen, failure) with { Ended = Log.Tick() };
            Log.Add(call);
            if (seen is not null)
            {
                Answered++;
                return (call, seen);
            }

            if (ask.Command is not null && leaves()) return null;
            await Task.Delay(Rest, Time);
        }
    }

    /// <summary>The same for what nobody judges.</summary>
    public async Task<T> Ask<T>(Func<IGrainFactory, Task<T>> send)
        where T : class
    {
        while (true)
        {
            if ((await Once(send)).Answer is { } answer) return answer;
            await Task.Delay(Rest, Time);
        }
    }

    private async Task<(T? Answer, string? Failure)> Once<T>(Func<IGrainFactory, Task<T>> send)
        where T : class
    {
        var gateways = world.Gateways.Where(gateway => gateway is { IsUp: true, IsLeaving: false }).ToList();
        if (gateways.Count == 0)
        {
            await Task.Delay(Rest, Time);
            return (null, "no gateway");
        }

        var gateway = dice.Of(gateways);
        var isLost = !world.NetworkFaults.IsHealed && dice.Chance(losing);
        try
        {
            var answer = await Through(gateway, send);
            return isLost ? (null, "lost answer") : (answer, null);
        }
        catch (Exception failure) when (IsDoubt(failure))
        {
            return (null, failure.GetType().Name);
        }
        catch (Exception failure)
        {
            Oddities.Add($"{failure.GetType().Name}: {failure.Message}");
            world.Trace.Note($"{gateway.Name} answers oddly: {failure.Message}");
            return (null, failure.GetType().Name);
        }
    }

    private async Task<T> Through<T>(SimulatedProcess gateway, Func<IGrainFactory, Task<T>> send)
    {
        T? answer = default;
        using var patience = new CancellationTokenSource();
        var call = gateway.Scheduler.Start(async () => answer = await send(gateway.Grains));
        var rest = Task.Delay(Patience, Time, patience.Token);
        var first = await Task.WhenAny(call, gateway.Ended.Task, rest);
        patience.Cancel(); // CancelAsync would do it on the thread pool
        if (first != call) throw new TimeoutException("No answer.");
        await call;
        return answer!;
    }

    private Call Done(Call call, Seen? seen, string? failure)
    {
        var granted = call.Command is null ? CallOutcome.Read : seen is { IsReplay: true } ? CallOutcome.Replayed : CallOutcome.Done;
        var outcome = seen is null ? CallOutcome.Unknown : seen.Refusal is null ? granted : CallOutcome.Refused;
        world.Trace.Note($"call {call.Started} {call.Ledger} {call.Command ?? "read"}: {outcome} {seen?.Refusal?.Code ?? failure} {seen?.Version}");
        return call with
        {
            Outcome = outcome,
            Body = call.Command is null ? null : seen?.Text,
            Version = seen?.Version,
            Code = seen?.Refusal?.Code ?? failure,
            Available = seen?.Refusal?.Available,
            Required = seen?.Refusal?.Required,
        };
    }

    /// <summary>What says nothing of what has happened.</summary>
    private static bool IsDoubt(Exception failure) => failure is OrleansException or JournalUnavailableException or JournalOverloadedException
        or TimeoutException or OperationCanceledException;
}
