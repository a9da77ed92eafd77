namespace Loyalty.Simulation.Plans;

/// <summary>Something that a customer wants.</summary>
/// <param name="Customer">Which customer: each wants one thing after the other.</param>
/// <param name="Member">Whose account it is about.</param>
/// <param name="Pause">How long the customer waits before.</param>
/// <param name="Pick">Decides the rest.</param>
internal sealed record Wish(WishKind Kind, int Customer, int Member, TimeSpan Pause, ulong Pick);

/// <summary>What a customer may want.</summary>
internal enum WishKind
{
    Buy,
    BuyMany,
    Return,
    Pay,
    Review,
    Give,
    Look,
    ReadLedger,
    Quote,
    Repeat,
    ReuseId,
    Stranger,
    Switch,
    Reward,
    StockReward,
    HoldStock,
    UseVoucher,
    CancelVoucher,
    Hold,
    EndHold,
    Adjust,
    Invite,
    Freeze,
    Describe,
    Refer,
    Change,
    MoveClock,
}
