using System.Net;
using Loyalty.Contracts.Catalogue;
using Loyalty.Simulation.Faults;
using Loyalty.Simulation.Scheduling;
using Loyalty.Simulation.Story;
using Orleans.Lite;

namespace Loyalty.Simulation.Network;

/// <summary>
/// The ways between processes. A message takes its time, overtakes others, may be lost or come twice; a way may be cut in one direction
/// or in both. Where nobody listens, who sent it is told so, unless the way back is cut.
/// </summary>
internal sealed class SimulatedNetwork(VirtualTime time, NetworkFaults faults, FaultCount count, Trace trace)
{
    private readonly Dictionary<IPEndPoint, SimulatedTransport> listeners = [];
    private readonly HashSet<(int From, int To)> cuts = [];
    private readonly List<SentMessage> underWay = [];
    private int ways;

    /// <summary>Nothing is on its way.</summary>
    public bool IsQuiet => ways == 0;

    /// <summary>How often switches of promotions were sent, by whomever.</summary>
    public long Switches { get; private set; }

    public void Listen(SimulatedTransport transport, IPEndPoint endpoint)
    {
        if (!listeners.TryAdd(endpoint, transport)) throw new OrleansException($"{endpoint} is in use.");
    }

    public void Close(SimulatedTransport transport)
    {
        foreach (var endpoint in listeners.Where(each => each.Value == transport).Select(each => each.Key).ToList())
        {
            listeners.Remove(endpoint);
        }
    }

    public void Cut(int from, int to) => cuts.Add((from, to));

    public void Mend(int from, int to) => cuts.Remove((from, to));

    public void MendAll() => cuts.Clear();

    /// <summary>A process has died: its connections break.</summary>
    public void Break(SimulatedTransport dead)
    {
        Close(dead);
        foreach (var message in underWay.Where(message => message.Receiver == dead).ToList())
        {
            if (IsLost(dead.Port, message.Sender.Port)) Lose(message);
            else Later(faults.Way(), () => End(message, sender => sender.Unknown(message.Request, null)));
        }
    }

    /// <summary>A process stands still: whoever waits for it gives the connection up, unless it goes on before.</summary>
    public void Stall(SimulatedTransport silent) => time.After(NetworkFaults.Silence, () =>
    {
        if (!silent.IsPaused) return;
        foreach (var message in underWay.Where(message => message.Receiver == silent).ToList()) Lose(message);
    });

    public void Send(SimulatedTransport sender, SiloAddress destination, Request request)
    {
        var message = new SentMessage(sender, destination, request);
        underWay.Add(message);
        if (request.Method.Name == nameof(ICatalogueGrain.SwitchPromotion)) Switches++;
        trace.Note($"{sender.Name} sends {request.Method.Name} of {request.TargetId} to {destination.Endpoint.Port}");
        if (IsLost(sender.Port, destination.Endpoint.Port))
        {
            Lose(message);
            return;
        }

        Later(faults.Way(), () => Arrive(message));
        if (IsOfCatalogue(request) || !faults.Doubles) return; // a switch has no id: twice is not once
        count.Add("message: twice");
        Later(faults.Way(), () => Arrive(message));
    }

    private void Arrive(SentMessage message)
    {
        if (message.Sender.IsDead) return;
        if (listeners.GetValueOrDefault(message.Destination.Endpoint) is not { } receiver)
        {
            if (IsLost(message.Destination.Endpoint.Port, message.Sender.Port)) Lose(message);
            else Later(faults.Way(), () => End(message, sender =>
            {
                sender.SurelyGone(message.Destination);
                sender.Refused(message.Request, 0);
            }));
            return;
        }

        message.Receiver = receiver;
        receiver.Take(message, reply => Return(message, receiver, reply));
    }

    private void Return(SentMessage message, SimulatedTransport receiver, Action<ITransportHost> tell)
    {
        if (IsLost(receiver.Port, message.Sender.Port)) Lose(message);
        else Later(faults.Way(), () => End(message, tell));
    }

    private void End(SentMessage message, Action<ITransportHost> tell)
    {
        underWay.Remove(message);
        message.Sender.Tell(tell);
    }

    private void Lose(SentMessage message)
    {
        count.Add("message: lost");
        Later(faults.UntilKnown(), () => End(message, sender => sender.Unknown(message.Request, null)));
    }

    private void Later(TimeSpan delay, Action action)
    {
        ways++;
        time.After(delay, () =>
        {
            ways--;
            action();
        });
    }

    private static bool IsOfCatalogue(Request request) => request.Method.InterfaceType == typeof(ICatalogueGrain);

    private bool IsLost(int from, int to) => cuts.Contains((from, to)) || faults.Loses;
}
