using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Order;

/// <summary>
/// Writes down what this process is about to append, before it does: so that whoever reads the feed finds every append, though its writer
/// may be gone. What is declared at one moment goes out together; the rows of a writer are numbered without a gap.
/// </summary>
internal sealed class Intents(ITableService service, Tables tables, TimeProvider time)
{
    /// <summary>The partition that lists the writers.</summary>
    public const string Writers = "writers";

    /// <summary>How long after its intent an append may go out.</summary>
    public static readonly TimeSpan Usable = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long after its intent, by the service's clock, an append is surely not stored any more: the time to go out, and two minutes for
    /// the service and the network to be done with it.
    /// </summary>
    public static readonly TimeSpan Closed = Usable + TimeSpan.FromMinutes(2);

    /// <summary>How long a writer must have been silent to be taken from the list.</summary>
    public static readonly TimeSpan Silent = TimeSpan.FromHours(1);

    private const int Tries = 4;
    private static readonly TimeSpan ListedFor = TimeSpan.FromMinutes(10);

    private readonly string writer = $"w{Guid.NewGuid():N}";
    private readonly Lock turn = new();
    private Round next = new();
    private bool isWriting;
    private long? listedAt;
    private long number = 1;

    /// <summary>Returns when the intents are durable.</summary>
    public Task Declare(IReadOnlyList<Intent> intents)
    {
        lock (turn)
        {
            next.Intents.AddRange(intents);
            var round = next;
            if (!isWriting)
            {
                isWriting = true;
                _ = Task.Run(Run);
            }

            return round.Done.Task;
        }
    }

    private async Task Run()
    {
        while (Take() is { } round)
        {
            try
            {
                await List().ConfigureAwait(false);
                foreach (var part in round.Intents.Chunk(Intent.PerRow))
                    await Write(part).ConfigureAwait(false);
                round.Done.SetResult();
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                round.Done.SetException(failure);
            }
        }
    }

    private Round? Take()
    {
        lock (turn)
        {
            var round = next;
            next = new Round();
            isWriting = round.Intents.Count > 0;
            return isWriting ? round : null;
        }
    }

    /// <summary>Joins the list of writers, and says again after a while that it is one: who has been silent for long is taken from it.</summary>
    private async Task List()
    {
        if (listedAt is { } at && time.GetElapsedTime(at) < ListedFor)
            return;
        var now = time.GetTimestamp();
        for (var tries = 1; !await Join().ConfigureAwait(false); tries++)
        {
            if (tries == Tries)
                throw new TableServiceException("The list of writers changes without end.");
        }

        listedAt = now;
    }

    private async Task<bool> Join()
    {
        var known = await service.Read(tables.Intents, Writers, writer).ConfigureAwait(false);
        var row = new TableRow(Writers, writer).With("T", number);
        var write = known is null
            ? new TableWrite(TableVerb.Insert, row.With("N", number - 1))
            : new TableWrite(TableVerb.Merge, row, known.ETag);
        return (await service.Write(tables.Intents, [write]).ConfigureAwait(false)).IsDone;
    }

    /// <summary>
    /// The next row. A row whose answer was lost may be there or not, and holds what nothing came of: it keeps its number where it is, and
    /// gives it to this one where it is not.
    /// </summary>
    private async Task Write(Intent[] intents)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var write = new TableWrite(TableVerb.Insert, Intent.Row(writer, number, intents));
                var outcome = await service.Write(tables.Intents, [write]).ConfigureAwait(false);
                number++;
                if (outcome.IsDone)
                    return;
            }
            catch (TableServiceException) when (tries < Tries)
            {
                // Whether it is there, the next try tells.
            }
        }
    }

    private sealed class Round
    {
        public List<Intent> Intents { get; } = [];

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
