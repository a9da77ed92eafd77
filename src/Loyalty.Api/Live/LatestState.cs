using System.Threading.Channels;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Live;

/// <summary>
/// The newest state that a stream has still to send: one slot, so a slow reader misses what lies between but never the last, and
/// never sees a version go back. Safe to offer to from any thread.
/// </summary>
internal sealed class LatestState : IMemberWatcher
{
    private readonly Lock guard = new();
    private readonly Channel<MemberView> slot = Channel.CreateBounded<MemberView>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private long newest = -1;

    public ChannelReader<MemberView> Reader => slot.Reader;

    public Task Changed(MemberView member)
    {
        Offer(member);
        return Task.CompletedTask;
    }

    public void Offer(MemberView member)
    {
        lock (guard)
        {
            if (member.Version <= newest)
                return;
            newest = member.Version;
            slot.Writer.TryWrite(member);
        }
    }
}
