using Orleans.Lite;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>One process's end of an <see cref="InProcessNetwork"/>.</summary>
internal sealed class InProcessTransport(InProcessNetwork network, ITurnScheduler scheduler) : ITransport
{
    private readonly SerialTaskScheduler tasks = new(scheduler); // so that calls arrive in the order of their sending
    private Silo? silo;

    public ValueTask Start(ITransportHost host, CancellationToken cancellation)
    {
        silo = (Silo)host;
        network.Listen(host);
        return ValueTask.CompletedTask;
    }

    public void Send(SiloAddress destination, Request request) =>
        tasks.Start(() => Carry(destination, request));

    public void Look(SiloAddress process) => tasks.Start(() =>
    {
        if (IsGone(process, network.Path(silo!.Address, process))) silo.SurelyGone(process);
        return Task.CompletedTask;
    });

    public ValueTask Stop(CancellationToken cancellation)
    {
        network.Close(silo!);
        return ValueTask.CompletedTask;
    }

    private async Task Carry(SiloAddress destination, Request request)
    {
        var path = network.Path(silo!.Address, destination);
        if (path == NetworkPath.Hangs) return;
        if (IsGone(destination, path) || network.Listener(destination) is not Silo receiver)
        {
            silo.SurelyGone(destination);
            silo.Refused(request, 0);
            return;
        }

        var carried = Copy(request, receiver);
        var receiving = receiver.Receive(request.TargetId, carried, silo.Version, silo.TimeLeft(request));
        if (await Task.WhenAny(receiving, network.End(receiver)) != receiving)
        {
            silo.Unknown(request, null);
            return;
        }

        var reception = await receiving;
        path = network.Path(silo.Address, destination);
        if (path == NetworkPath.Hangs) return;
        if (path != NetworkPath.Open || network.IsDead(receiver) || network.IsDead(silo)) silo.Unknown(request, null);
        else if (reception.Outcome != ReceptionOutcome.Answered) silo.Refused(request, reception.Version);
        else if (request.IsOneWay) request.TryRespondBoxed(null);
        else if (carried.Reply() is { Failure: { } failure }) request.RespondFailed(failure);
        else request.TryRespondBoxed(Owned(carried.Reply().Value, silo));
    }

    private bool IsGone(SiloAddress process, NetworkPath path) =>
        path == NetworkPath.Refuses || (path == NetworkPath.Open && network.Listener(process) is null);

    private static Request Copy(Request request, Silo receiver)
    {
        var copy = request.Method.Create();
        for (var index = 0; index < request.GetArgumentCount(); index++)
        {
            copy.SetArgument(index, Owned(request.GetArgument(index), receiver)!);
        }

        return copy;
    }

    private static object? Owned(object? value, Silo silo) => value is GrainReference reference
        ? silo.Reference(reference.Shared.InterfaceType, reference.GrainId) : value;
}
