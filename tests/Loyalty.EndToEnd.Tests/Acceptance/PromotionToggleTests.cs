using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;

namespace Loyalty.EndToEnd.Tests.Acceptance;

public abstract class PromotionToggleTests(Engine engine) : AcceptanceTests(engine)
{
    private protected virtual int Buyers => 32;

    /// <summary>How often it is switched: fewer where the answer takes longer.</summary>
    private protected virtual int Toggles => 20;

    [Fact]
    public async Task After_a_toggle_is_answered_no_later_award_obeys_the_old_rules()
    {
        await Client.Done(Client.Put("toggle", Programs.EndOfDay("toggle")));
        await Client.MoveClock("toggle", "2026-03-13T15:00:00Z");
        await Task.WhenAll(Enumerable.Range(0, Buyers).Select(buyer => Client.Enrol("toggle", $"buyer-{buyer}")));
        var awards = new ConcurrentBag<Award>();
        var toggles = new List<Toggle>();
        using var end = new CancellationTokenSource();

        var buying = Enumerable.Range(0, Buyers).Select(buyer => Buy($"buyer-{buyer}", awards, end.Token)).ToList();
        for (var toggle = 0; toggle < Toggles; toggle++)
        {
            toggles.Add(await Switch(active: toggle % 2 == 0));
            await Task.Delay(50);
        }

        await end.CancelAsync();
        await Task.WhenAll(buying);

        var judged = awards
            .Select(award => (award.Points, Right: PointsRightFor(award, toggles)))
            .Where(award => award.Right is not null)
            .ToList();
        judged.ShouldAllBe(award => award.Points == award.Right);
        judged.Count(award => award.Right == 20).ShouldBeGreaterThan(0);
        judged.Count(award => award.Right == 10).ShouldBeGreaterThan(0);
    }

    /// <summary>What the last toggle before it commands; null for an award during which one was under way.</summary>
    private static long? PointsRightFor(Award award, List<Toggle> toggles)
    {
        if (toggles.Any(toggle => toggle.Started < award.Ended && award.Started < toggle.Ended))
        {
            return null;
        }

        return toggles.LastOrDefault(toggle => toggle.Ended < award.Started) is { Active: true } ? 20 : 10;
    }

    private async Task Buy(string buyer, ConcurrentBag<Award> awards, CancellationToken end)
    {
        for (var order = 0; !end.IsCancellationRequested; order++)
        {
            var started = Stopwatch.GetTimestamp();
            var receipt = await Client.Buy("toggle", buyer, $"{order}", 10);
            awards.Add(new Award(started, Stopwatch.GetTimestamp(), receipt.Points("points")));
        }
    }

    private async Task<Toggle> Switch(bool active)
    {
        var started = Stopwatch.GetTimestamp();
        var promotion = await Client.Done(Client.Post($"toggle/promotions/double/{(active ? "activate" : "deactivate")}", ""));
        promotion.GetProperty("active").ValueKind.ShouldBe(active ? JsonValueKind.True : JsonValueKind.False);
        return new Toggle(started, Stopwatch.GetTimestamp(), active);
    }

    private sealed record Award(long Started, long Ended, long Points);

    private sealed record Toggle(long Started, long Ended, bool Active);
}
