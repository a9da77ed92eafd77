using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>What comes from other processes.</summary>
internal sealed partial class Silo : ITransportHost
{
    public SiloAddress Address => details.SiloAddress;

    public long Version => membership.Current.Version;

    public RequestMethod? Method(string interfaceName, string methodId) => catalog.Method(interfaceName, methodId);

    public TimeSpan TimeLeft(Request request) => request.Deadline == 0
        ? Timeout.InfiniteTimeSpan : Time.GetElapsedTime(Time.GetTimestamp(), request.Deadline);

    public async Task<Reception> Receive(GrainId target, Request request, long version, TimeSpan left)
    {
        request.IsReceived = true;
        request.SentAt = Time.GetTimestamp();
        request.Deadline = Later(left);
        var answer = request.Answering; // taken before it can be answered
        try
        {
            request.Target = Reference(request.Method.InterfaceType, target);
            if (cluster is not null && version > membership.Current.Version) await cluster.Refresh();
            if (!await IsHere(target, request)) return new Reception(Refusal(), Version);
            if (request.BindCancellation()) Deliver(request);
            await answer;
        }
        catch (RequestRefusedException refused)
        {
            return new Reception(refused.Outcome, Version);
        }
        catch (Exception exception)
        {
            request.Fail(exception); // where it is not the answer already
        }

        return new Reception(ReceptionOutcome.Answered, Version);
    }

    private async ValueTask<bool> IsHere(GrainId target, Request request)
    {
        if (target.Type == ObserverTable.GrainType) return true;
        while (phase is Phase.Running or Phase.Leaving && !HasMoved(target))
        {
            var view = membership.Current;
            if (!view.IsJoining) return true;
            await cluster!.Changed(view).WaitAsync(Positive(TimeLeft(request)), Time);
        }

        return false;
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private ReceptionOutcome Refusal() => phase == Phase.Running ? ReceptionOutcome.Moved : ReceptionOutcome.Stopping;
}
