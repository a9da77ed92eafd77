using Loyalty.Api.Live;
using Loyalty.Contracts.Members;
using Loyalty.Simulation.Cluster;

namespace Loyalty.Simulation.Clients;

/// <summary>
/// A page that shows a member live: it watches through a gateway, again before the watch ends and whenever the cluster has changed, as the
/// API does, and through another gateway when that one has gone.
/// </summary>
internal sealed class Watcher(World world, Shops shops, string member)
{
    private static readonly TimeSpan Renewal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);
    private long shown;

    public string Member => member;

    /// <summary>The newest version that the page shows.</summary>
    public long Shown => shown;

    public async Task Run()
    {
        while (true)
        {
            if (world.Gateways.FirstOrDefault(gateway => gateway is { IsUp: true, IsLeaving: false }) is { } gateway)
            {
                await Task.WhenAny(gateway.Scheduler.Start(() => Follow(gateway)), gateway.Ended.Task);
            }

            await Task.Delay(Rest, shops.Time);
        }
    }

    private async Task Follow(SimulatedProcess gateway)
    {
        var state = new LatestState();
        var watcher = gateway.Grains.CreateObjectReference<IMemberWatcher>(state);
        _ = Show(state);
        while (true)
        {
            var seen = gateway.View.Version;
            await Watch(gateway, watcher, state);
            await Task.WhenAny(gateway.View.After(seen, CancellationToken.None), Task.Delay(Renewal, gateway.Time));
        }
    }

    private async Task Watch(SimulatedProcess gateway, IMemberWatcher watcher, LatestState state)
    {
        while (true)
        {
            try
            {
                if (await Asks.Member(gateway.Grains, member).Watch(watcher) is { Value: { } present }) state.Offer(present);
                return;
            }
            catch (Exception)
            {
                await Task.Delay(Rest, gateway.Time); // the member is out of reach for now, and the page stays
            }
        }
    }

    private async Task Show(LatestState state)
    {
        while (await state.Reader.WaitToReadAsync())
        {
            while (state.Reader.TryRead(out var view)) Show(view);
        }
    }

    private void Show(MemberView view)
    {
        shown = Math.Max(shown, view.Version);
        world.Trace.Note($"the page of {member} shows {view.Version}");
    }
}
