using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

public sealed class FenceTests(SharedPostgres shared) : TwoAdapters<PostgresPlace>(new PostgresPlace(shared))
{
    [Fact]
    public async Task After_the_answer_to_a_toggle_no_adapter_stores_by_the_old_version()
    {
        const int Toggles = 200, Members = 16, AwardsBetween = 8, OldAttempts = 3_000;
        const string Catalogue = "catalogue/p";
        await Second.Append(One(Catalogue, 0));
        long answered = 1;
        using var stop = new CancellationTokenSource();
        var (stored, moved) = (0, 0);
        var awarding = Enumerable.Range(0, Members).Select(Award).ToArray();
        for (var version = 1L; version <= Toggles || Volatile.Read(ref moved) < OldAttempts; version++)
        {
            var before = Volatile.Read(ref stored);
            while (Volatile.Read(ref stored) < before + AwardsBetween)
                await Task.Delay(1);
            (await Second.Append(One(Catalogue, version))).ShouldBe(Appended(version + 1));
            Volatile.Write(ref answered, version + 1);
        }

        await stop.CancelAsync();
        await Task.WhenAll(awarding);

        async Task Award(int member)
        {
            var version = 0L;
            while (!stop.IsCancellationRequested)
            {
                var known = Volatile.Read(ref answered);
                var seen = Math.Max(1, known - member % 2);
                var outcome = await First.Append(One($"s{member}", version, fence: new Fence(Catalogue, seen)));
                if (outcome.Status == AppendStatus.Appended)
                {
                    seen.ShouldBeGreaterThanOrEqualTo(known, "an award was stored by a version that had been replaced before it began");
                    version = outcome.Version;
                    Interlocked.Increment(ref stored);
                }
                else
                {
                    outcome.Status.ShouldBe(AppendStatus.FenceMoved);
                    outcome.Version.ShouldBeGreaterThan(seen);
                    Interlocked.Increment(ref moved);
                }
            }
        }
    }

    [Fact]
    public async Task A_fence_that_is_first_used_while_it_moves_holds_from_the_first_append_on()
    {
        for (var round = 0; round < 150; round++)
        {
            var catalogue = $"catalogue/{round}";
            await Second.Append(One(catalogue, 0));
            var isMoved = 0;
            var toggle = Task.Run(async () =>
            {
                (await Second.Append(One(catalogue, 1))).ShouldBe(Appended(2));
                Volatile.Write(ref isMoved, 1);
            });
            for (var award = 0; ; award++)
            {
                var wasMoved = Volatile.Read(ref isMoved) == 1;
                var outcome = await First.Append(One($"s{round}", award, fence: new Fence(catalogue, 1)));
                outcome.ShouldBe(outcome.Status == AppendStatus.FenceMoved ? Moved(2) : Appended(award + 1));
                (wasMoved && outcome.Status == AppendStatus.Appended).ShouldBeFalse();
                if (outcome.Status == AppendStatus.FenceMoved)
                    break;
            }

            await toggle;
        }
    }

    [Fact]
    public async Task A_stream_of_awards_does_not_starve_a_toggle()
    {
        await Second.Append(One("catalogue/p", 0));
        using var stop = new CancellationTokenSource();
        var awarding = Enumerable.Range(0, 32).Select(async member =>
        {
            for (var version = 0; !stop.IsCancellationRequested; version++)
            {
                if ((await First.Append(One($"s{member}", version, fence: new Fence("catalogue/p", 1)))).Status != AppendStatus.Appended)
                    return version;
            }

            return -1;
        }).ToArray();
        while (await Second.Version("s31") < 5)
            await Task.Delay(1);
        (await Second.Append(One("catalogue/p", 1))).ShouldBe(Appended(2));
        var stored = await Task.WhenAll(awarding);
        await stop.CancelAsync();
        stored.ShouldAllBe(count => count > 0);
    }
}
