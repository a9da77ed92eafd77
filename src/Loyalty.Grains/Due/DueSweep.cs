using Loyalty.Contracts.Members;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.Due;

/// <summary>Wakes the members of a program that have something to do. The dates in their ledgers decide; this only wakes.</summary>
internal sealed class DueSweep(IJournal journal, IGrainFactory grains)
{
    private const int Page = 256;

    /// <summary>Lets every member that is due by an instant catch up; answers when all have.</summary>
    public async Task Run(string program, Instant until, CancellationToken cancellation)
    {
        var members = Streams.Members(program);
        while (true)
        {
            var due = await journal.Due(members, until.ToDateTimeOffset(), Page, cancellation);
            await Task.WhenAll(due.Select(stream =>
                grains.GetGrain<IMemberGrain>($"{program}/{stream.Stream[members.Length..]}").CatchUp(cancellation)));
            if (due.Count < Page)
            {
                return;
            }
        }
    }
}
