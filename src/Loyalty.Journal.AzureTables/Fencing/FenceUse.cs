namespace Loyalty.Journal.AzureTables.Fencing;

/// <summary>One fence as this process uses it: what is known of it, by which listing, and which transactions are under way on that.</summary>
internal sealed class FenceUse(string stream)
{
    private readonly Lock turn = new();
    private readonly Dictionary<long, int> underWay = [];
    private FenceView? view;
    private string? row;
    private long listedFrom;
    private long usableUntil;

    public string Stream => stream;

    public Task<FenceView>? Looking { get; set; }

    /// <summary>When an append last asked for it.</summary>
    public long UsedAt { get; set; }

    /// <summary>The version that the others were told that nothing is under way below it.</summary>
    public long Confirmed { get; set; }

    /// <summary>When the listing was last written, by the time before it was.</summary>
    public long WrittenAt { get; set; }

    /// <summary>The row that lists this process among those that use the fence; null where none does.</summary>
    public string? Row
    {
        get
        {
            lock (turn)
                return row;
        }
    }

    /// <summary>What may be used: it was read after this process was listed.</summary>
    public FenceView? View(long now)
    {
        lock (turn)
            return row is null || now > usableUntil ? null : view;
    }

    public void List(string listed, long from, long until)
    {
        lock (turn)
        {
            if (row != listed)
                (row, listedFrom, view) = (listed, from, null);
            usableUntil = until;
        }
    }

    /// <summary>Whether a new listing is needed.</summary>
    public bool IsLapsed(long now)
    {
        lock (turn)
            return row is null || now > usableUntil;
    }

    /// <summary>Ends the use where nothing is under way; the row is to be deleted then.</summary>
    public string? TryLeave()
    {
        lock (turn)
        {
            if (underWay.Count > 0)
                return null;
            var left = row;
            (row, view) = (null, null);
            return left;
        }
    }

    /// <summary>Versions only rise: of two views the one of the higher version is right, and of one version the younger.</summary>
    public FenceView Learn(FenceView next)
    {
        lock (turn)
        {
            var isNewer = view is null || next.Version > view.Version || next.Version == view.Version && next.KnownAt > view.KnownAt;
            if (isNewer && row is not null && next.KnownAt >= listedFrom)
                view = next;
            return next;
        }
    }

    /// <summary>A transaction goes out that was decided on a version; false where that is not the one that is known now.</summary>
    public bool TryEnter(long version, long now)
    {
        lock (turn)
        {
            if (row is null || now > usableUntil || view?.Version != version)
                return false;
            underWay[version] = underWay.GetValueOrDefault(version) + 1;
            return true;
        }
    }

    /// <summary>It cannot be stored any more.</summary>
    public void Exit(long version)
    {
        lock (turn)
        {
            if (--underWay[version] == 0)
                underWay.Remove(version);
        }
    }

    /// <summary>Whether nothing is under way that was decided on an earlier version.</summary>
    public bool IsClear(long version)
    {
        lock (turn)
            return underWay.Keys.All(other => other >= version);
    }
}
