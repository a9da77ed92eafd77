using Loyalty.Journal;
using Loyalty.Simulation.Scheduling;
using Orleans.Lite;

namespace Loyalty.Simulation.Network;

/// <summary>
/// One process's end of the network. Arguments and results cross as they are, being immutable; references become those of the process
/// that gets them, and the token of a call one of the receiver's own.
/// </summary>
internal sealed class SimulatedTransport(SimulatedNetwork network, ProcessScheduler scheduler, string name) : ITransport
{
    private static readonly WireExceptions Exceptions = Carried();
    private Orleans.Lite.Silo? silo;

    public string Name => name;

    public int Port => Host.Address.Endpoint.Port;

    public bool IsDead => scheduler.IsDead;

    public bool IsPaused => scheduler.IsPaused;

    private Orleans.Lite.Silo Host => silo ?? throw new InvalidOperationException("The transport has not been started.");

    public ValueTask Start(ITransportHost host, CancellationToken cancellation)
    {
        silo = (Orleans.Lite.Silo)host;
        network.Listen(this, host.Address.Endpoint);
        return ValueTask.CompletedTask;
    }

    public void Send(SiloAddress destination, Request request) => network.Send(this, destination, request);

    public ValueTask Stop(CancellationToken cancellation)
    {
        network.Close(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Tells the process what became of a message.</summary>
    public void Tell(Action<ITransportHost> news) => scheduler.Post(() => news(Host));

    /// <summary>Takes a message that has arrived, and says in the end what the sender is to be told.</summary>
    public void Take(SentMessage message, Action<Action<ITransportHost>> reply) => _ = scheduler.Start(() => Serve(message, reply));

    private async Task Serve(SentMessage message, Action<Action<ITransportHost>> reply)
    {
        var sent = message.Request;
        var sender = message.Sender.Host;
        var copy = Copy(sent);
        var reception = await Host.Receive(sent.TargetId, copy, sender.Version, sender.TimeLeft(sent));
        if (reception.Outcome != ReceptionOutcome.Answered) reply(host => host.Refused(sent, reception.Version));
        else if (sent.IsOneWay) reply(_ => sent.TryRespondBoxed(null));
        else if (copy.Reply() is { Failure: { } failure }) reply(_ => sent.RespondFailed(Carried(failure)));
        else reply(_ => sent.TryRespondBoxed(Owned(copy.Reply().Value, sender)));
    }

    /// <summary>What crosses as what it is; anything else is told in words.</summary>
    private static WireExceptions Carried()
    {
        var exceptions = new WireExceptions();
        exceptions.Add(message => new JournalUnavailableException(message));
        exceptions.Add(message => new JournalOverloadedException(message));
        return exceptions;
    }

    private static Exception Carried(Exception failure) => Exceptions.Make([.. WireExceptions.KindsOf(failure)], failure.Message);

    private Request Copy(Request request)
    {
        var copy = request.Method.Create();
        for (var index = 0; index < request.GetArgumentCount(); index++)
        {
            if (request.GetArgument(index) is { } argument and not CancellationToken) copy.SetArgument(index, Owned(argument, Host)!);
        }

        return copy;
    }

    private static object? Owned(object? value, Orleans.Lite.Silo owner) => value is GrainReference reference
        ? owner.Reference(reference.Shared.InterfaceType, reference.GrainId) : value;
}
