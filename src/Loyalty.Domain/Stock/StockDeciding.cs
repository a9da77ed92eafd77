using System.Diagnostics;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Stock;

/// <summary>Decides commands on a stock. A refusal happens too: who asked once is not to hear two answers.</summary>
public static class StockDeciding
{
    /// <summary>What happens to a stock, null where nothing did yet. Pure: the same arguments, the same event.</summary>
    /// <param name="stock">The stock.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="reward">The reward in the program in force; null where it has none such any more.</param>
    /// <param name="now">The program's clock.</param>
    public static StockEvent Decide(this RewardStock? stock, StockCommand command, Reward? reward, Instant now)
    {
        var before = stock ?? RewardStock.Untouched;
        return Refusal(before, command, reward) is { } reason
            ? new StockEvent.Refused
            {
                At = now,
                EffectId = command.EffectId,
                Pieces = command.Pieces,
                After = Figures(before, reward),
                Reason = reason,
            }
            : Happened(before, command, reward, now);
    }

    private static StockRefusal? Refusal(RewardStock stock, StockCommand command, Reward? reward) => command switch
    {
        StockCommand.Take when reward is null => StockRefusal.RewardUnknown,
        StockCommand.Take => command.Pieces > stock.LeftOf(reward.Stock) ? StockRefusal.OutOfStock : null,
        StockCommand.PutBack => command.Pieces > stock.Taken ? StockRefusal.StockNotTaken : null,
        _ => throw new UnreachableException($"No decision for {command.GetType()}."),
    };

    private static StockEvent Happened(RewardStock stock, StockCommand command, Reward? reward, Instant now)
    {
        var after = new RewardStock(stock.Taken + (command is StockCommand.Take ? command.Pieces : -command.Pieces));
        return command is StockCommand.Take
            ? new StockEvent.Taken { At = now, EffectId = command.EffectId, Pieces = command.Pieces, After = Figures(after, reward) }
            : new StockEvent.PutBack { At = now, EffectId = command.EffectId, Pieces = command.Pieces, After = Figures(after, reward) };
    }

    private static StockFigures Figures(RewardStock stock, Reward? reward) =>
        new(stock.Taken, reward is null ? 0 : stock.LeftOf(reward.Stock));
}
