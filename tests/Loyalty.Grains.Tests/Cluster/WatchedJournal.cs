using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Cluster;

/// <summary>A journal into which a test can put its hand: to fail, to wait, to look.</summary>
internal sealed class WatchedJournal(IJournal inner) : IJournal
{
    public IJournal Inner => inner;

    public Func<Append, Task>? BeforeAppend { get; set; }

    public Func<Append, AppendOutcome, Task>? AfterAppend { get; set; }

    public Func<string, Task>? BeforeRead { get; set; }

    public Func<string, Task>? AfterRead { get; set; }

    public Action? BeforeFeed { get; set; }

    /// <summary>How far apart the feed's positions are: on PostgreSQL there are a million between two transactions.</summary>
    public long Apart { get; set; } = 1;

    /// <summary>Before streams are looked for that have something to do; with the prefix of their names.</summary>
    public Func<string, Task>? BeforeDue { get; set; }

    public Func<StreamTail, ValueTask<StreamTail>>? Loaded { get; set; }

    /// <summary>Lets the next append be stored, and hides that it was.</summary>
    public void HideNextAppend() => AfterAppend = (_, _) =>
    {
        AfterAppend = null;
        throw new JournalUnavailableException("The store was lost after it stored.");
    };

    /// <summary>Fails the next append before it is stored.</summary>
    public void LoseNextAppend() => BeforeAppend = _ =>
    {
        BeforeAppend = null;
        throw new JournalUnavailableException("The store was lost before it stored.");
    };

    public async ValueTask<AppendOutcome> Append(Append append, CancellationToken cancellation = default)
    {
        await (BeforeAppend?.Invoke(append) ?? Task.CompletedTask);
        var outcome = await inner.Append(append, cancellation);
        await (AfterAppend?.Invoke(append, outcome) ?? Task.CompletedTask);
        return outcome;
    }

    public async ValueTask<StreamTail> Load(string stream, CancellationToken cancellation = default)
    {
        await Look(stream);
        var tail = await inner.Load(stream, cancellation);
        return Loaded is null ? tail : await Loaded(tail);
    }

    public async ValueTask<IReadOnlyList<StoredEvent>> Read(
        string stream, long afterVersion, int limit, CancellationToken cancellation = default)
    {
        await Look(stream);
        var events = await inner.Read(stream, afterVersion, limit, cancellation);
        await (AfterRead?.Invoke(stream) ?? Task.CompletedTask);
        return events;
    }

    public async ValueTask<StoredEvent?> Find(string stream, string commandId, CancellationToken cancellation = default)
    {
        await Look(stream);
        return await inner.Find(stream, commandId, cancellation);
    }

    public async ValueTask<long> Version(string stream, CancellationToken cancellation = default)
    {
        await Look(stream);
        return await inner.Version(stream, cancellation);
    }

    public ValueTask<IReadOnlyList<string>> Streams(
        string prefix, string after, int limit, CancellationToken cancellation = default) =>
        inner.Streams(prefix, after, limit, cancellation);

    public async ValueTask<IReadOnlyList<DueStream>> Due(
        string prefix, DateTimeOffset until, int limit, CancellationToken cancellation = default)
    {
        await (BeforeDue?.Invoke(prefix) ?? Task.CompletedTask);
        return await inner.Due(prefix, until, limit, cancellation);
    }

    public async ValueTask<IReadOnlyList<FeedEvent>> Feed(long afterPosition, int limit, CancellationToken cancellation = default)
    {
        BeforeFeed?.Invoke();
        var page = await inner.Feed(afterPosition / Apart, limit, cancellation);
        return Apart == 1 ? page : [.. page.Select(happened => happened with { Position = happened.Position * Apart })];
    }

    private Task Look(string stream) => BeforeRead?.Invoke(stream) ?? Task.CompletedTask;
}
