using System.Collections.Immutable;

namespace Loyalty.Domain.Reports;

/// <summary>Gifts that one member's ledger has sent and the other's has not received yet: of which months their points are.</summary>
public sealed class GiftsUnderWay
{
    private readonly Dictionary<(string From, string GiftId), ImmutableArray<Slot>> gifts = [];

    internal void Send(string from, string giftId, ImmutableArray<Slot> slots) => gifts[(from, giftId)] = slots;

    internal ImmutableArray<Slot> Receive(string from, string giftId) =>
        gifts.Remove((from, giftId), out var slots)
            ? slots
            : throw new InvalidOperationException("A gift was received that the feed did not tell of before.");
}
