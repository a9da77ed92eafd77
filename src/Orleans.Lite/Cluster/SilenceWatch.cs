using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>
/// Since when the other members have been silent, by this process's own clock. After a gap in its contact with the table all
/// counts start anew: while the store was away nobody could renew.
/// </summary>
internal sealed class SilenceWatch(TimeProvider time, TimeSpan lease)
{
    private Dictionary<SiloAddress, (long Renewals, long Since)> seen = [];
    private long? lastContact;

    public void Saw(ClusterTable table)
    {
        var now = time.GetTimestamp();
        var isGap = lastContact is not { } last || time.GetElapsedTime(last, now) > lease / 3;
        lastContact = now;
        var before = seen;
        seen = table.Members.ToDictionary(member => member.Address, member =>
            !isGap && before.TryGetValue(member.Address, out var known) && known.Renewals == member.Renewals
                ? known : (member.Renewals, now));
    }

    /// <summary>Those that have not renewed for a whole lease, with the number of renewals they stood still at.</summary>
    public List<(SiloAddress Process, long Renewals)> Silent()
    {
        var now = time.GetTimestamp();
        return [.. seen.Where(each => time.GetElapsedTime(each.Value.Since, now) >= lease)
            .OrderBy(each => each.Key).Select(each => (each.Key, each.Value.Renewals))];
    }
}
