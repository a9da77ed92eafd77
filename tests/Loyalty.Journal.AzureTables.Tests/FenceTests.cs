using System.Diagnostics;
using Loyalty.Azurite;
using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Tests;

/// <summary>A fence over partitions: exact for those who call, within a bound for how long the answer takes.</summary>
public sealed class FenceTests(SharedAzurite shared, ITestOutputHelper output)
    : TwoAdapters<AzureTablesPlace>(
        new AzureTablesPlace(shared, usual => usual with { RequestSeconds = 3, FenceAge = TimeSpan.FromSeconds(1) }))
{
    private const string Catalogue = "catalogue/p";
    private const int Members = 6;
    private const int Toggles = 12;

    private TimeSpan Bound => ((AzureTablesJournal)First).FenceBound;

    [Fact]
    public async Task After_a_toggle_is_answered_no_award_by_the_old_rules_is_stored()
    {
        await Second.Append(One(Catalogue, 0));
        using var stop = new CancellationTokenSource();
        var (answered, old, stored) = (1L, 0, 0);
        var awarding = Enumerable.Range(0, Members).Select(Award).ToArray();
        var times = new List<TimeSpan>();
        for (var toggle = 1L; toggle <= Toggles; toggle++)
        {
            await Task.Delay(20);
            var began = Stopwatch.GetTimestamp();
            (await Second.Append(One(Catalogue, toggle))).ShouldBe(Appended(toggle + 1));
            times.Add(Stopwatch.GetElapsedTime(began));
            Volatile.Write(ref answered, toggle + 1);
        }

        await stop.CancelAsync();
        await Task.WhenAll(awarding);
        output.WriteLine($"by the old rules after the answer: {old} of {stored}; toggles: {Toggles}, median "
            + $"{times.Order().ElementAt(Toggles / 2).TotalMilliseconds:F0} ms, worst {times.Max().TotalMilliseconds:F0} ms, "
            + $"bound {Bound.TotalMilliseconds:F0} ms");
        old.ShouldBe(0);
        stored.ShouldBeGreaterThan(Toggles);

        async Task Award(int member)
        {
            var (version, seen) = (0L, 1L);
            var journal = member % 2 == 0 ? First : Second;
            while (!stop.IsCancellationRequested)
            {
                var known = Volatile.Read(ref answered);
                var outcome = await journal.Append(One($"s{member}", version, fence: new Fence(Catalogue, seen)));
                if (outcome.Status == AppendStatus.Appended)
                {
                    version = outcome.Version;
                    Interlocked.Increment(ref stored);
                    if (seen < known)
                        Interlocked.Increment(ref old);
                }
                else
                {
                    outcome.Status.ShouldBe(AppendStatus.FenceMoved);
                    seen = outcome.Version;
                }
            }
        }
    }

    [Fact]
    public async Task An_award_that_was_held_until_the_toggle_was_answered_is_refused()
    {
        await Second.Append(One(Catalogue, 0));
        await First.Append(One("warm", 0, fence: new Fence(Catalogue, 1)));
        FirstCommits.Hold();
        var held = First.Append(One("s", 0, fence: new Fence(Catalogue, 1))).AsTask();
        await FirstCommits.Arrival();
        (await Second.Append(One(Catalogue, 1))).ShouldBe(Appended(2));
        FirstCommits.Release();
        (await held).ShouldBe(Moved(2));
        (await First.Version("s")).ShouldBe(0);
    }

    [Fact]
    public async Task A_process_that_says_nothing_holds_a_toggle_up_for_the_bound_and_no_longer()
    {
        await First.Append(One(Catalogue, 0));
        await First.Append(One("s", 0, fence: new Fence(Catalogue, 1)));
        var place = StoragePlace.Read(Place.Options.Connection);
        await Place.Client.Write($"{place.TablePrefix}Streams", [new TableWrite(TableVerb.Put, new TableRow(Keys.Of(Catalogue), "usilent").With("V", 0L))]);
        var began = Stopwatch.GetTimestamp();
        (await First.Append(One(Catalogue, 1))).ShouldBe(Appended(2));
        Stopwatch.GetElapsedTime(began).ShouldBeGreaterThan(Bound);
    }
}
