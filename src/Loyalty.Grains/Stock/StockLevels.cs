using Loyalty.Contracts.Stock;
using Loyalty.Domain.Programs;

namespace Loyalty.Grains.Stock;

/// <summary>What is left of the rewards of a program.</summary>
internal static class StockLevels
{
    /// <summary>Asks the stock of each reward that has one; tells of each reward what is left, null: any number.</summary>
    public static async Task<Func<string, long?>> Left(this IGrainFactory grains, LoyaltyProgram program, CancellationToken cancellation)
    {
        var stocked = program.Rewards.Where(reward => reward is { Points: not null, Stock: not null }).ToList();
        var levels = await Task.WhenAll(
            stocked.Select(reward => grains.GetGrain<IRewardGrain>($"{program.Id}/{reward.Id}").Get(cancellation)));
        var left = stocked.Zip(levels).ToDictionary(pair => pair.First.Id, pair => pair.Second.Value?.Left);
        return reward => left.GetValueOrDefault(reward);
    }
}
