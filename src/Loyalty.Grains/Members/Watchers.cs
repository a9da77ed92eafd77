using Loyalty.Contracts.Members;
using NodaTime;

namespace Loyalty.Grains.Members;

/// <summary>Who looks at a member live. A watch that is not renewed ends by itself.</summary>
internal sealed class Watchers
{
    private static readonly Duration Lasts = Duration.FromMinutes(2);
    private readonly List<(IMemberWatcher Watcher, Instant Until)> watches = [];

    public bool IsEmpty => watches.Count == 0;

    public void Add(IMemberWatcher watcher, Instant now)
    {
        Remove(watcher);
        watches.Add((watcher, now + Lasts));
    }

    public void Remove(IMemberWatcher watcher) => watches.RemoveAll(watch => watch.Watcher.Equals(watcher));

    /// <summary>Tells all, without waiting: a watcher that cannot be told drops out when its watch ends.</summary>
    public void Tell(MemberView member, Instant now)
    {
        watches.RemoveAll(watch => watch.Until <= now);
        foreach (var (watcher, _) in watches)
        {
            _ = watcher.Changed(member);
        }
    }
}
