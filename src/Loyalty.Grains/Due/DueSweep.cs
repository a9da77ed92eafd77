using Loyalty.Contracts.Members;
using Loyalty.Contracts.Referrals;
using Loyalty.Contracts.Vouchers;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.Due;

/// <summary>
/// Wakes whatever of a program has something to do: members, and referrals and vouchers whose effects are not confirmed. The dates in
/// their ledgers decide; this only wakes.
/// </summary>
internal sealed class DueSweep(IJournal journal, IGrainFactory grains, TimeProvider time)
{
    private const int Page = 256;
    private const int MostRoundsOfEffects = 500;
    private static readonly TimeSpan EffectsTravel = TimeSpan.FromMilliseconds(4);

    /// <summary>
    /// Lets everything that is due by an instant catch up, and what follows from it; answers when all have. One that fails, or is due
    /// again as soon as it was woken and has no effects on their way, is left behind, so that it holds up no other.
    /// </summary>
    /// <exception cref="AggregateException">Some failed; all others have caught up.</exception>
    public async Task Run(string program, Instant until, CancellationToken cancellation)
    {
        var failures = new List<Exception>();
        for (var round = 0; round < MostRoundsOfEffects; round++)
        {
            var effectsTravel = false;
            foreach (var prefix in Streams.ThatCatchUp(program))
            {
                effectsTravel |= await Run(prefix, until, failures, cancellation);
            }

            if (!effectsTravel)
            {
                break;
            }

            await Task.Delay(EffectsTravel, time, cancellation);
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} members, codes or vouchers of {program} could not catch up.", failures);
        }
    }

    private async Task<bool> Run(string prefix, Instant until, List<Exception> failures, CancellationToken cancellation)
    {
        var effectsTravel = false;
        HashSet<string> leftBehind = [], woken = [];
        while (true)
        {
            var limit = Math.Min(Page + leftBehind.Count, JournalLimits.PageSize);
            var due = await journal.Due(prefix, until.ToDateTimeOffset(), limit, cancellation);
            leftBehind.UnionWith(due.Select(stream => stream.Stream).Where(woken.Contains));
            woken = [.. due.Select(stream => stream.Stream).Where(stream => !leftBehind.Contains(stream))];
            if (woken.Count == 0 && (due.Count < limit || limit == JournalLimits.PageSize))
            {
                return effectsTravel;
            }

            var travel = await Task.WhenAll(woken.Select(stream => Wake(stream, failures, cancellation)));
            effectsTravel |= travel.Contains(true);
        }
    }

    private async Task<bool> Wake(string stream, List<Exception> failures, CancellationToken cancellation)
    {
        try
        {
            var slash = stream.IndexOf('/', StringComparison.Ordinal);
            var key = stream[(slash + 1)..];
            return stream[..slash] switch
            {
                "member" => await grains.GetGrain<IMemberGrain>(key).CatchUp(cancellation),
                "referral" => await grains.GetGrain<IReferralGrain>(key).CatchUp(cancellation),
                _ => await grains.GetGrain<IVoucherGrain>(key).CatchUp(cancellation),
            };
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            lock (failures)
            {
                failures.Add(failure);
            }

            return false;
        }
    }
}
