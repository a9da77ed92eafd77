using Loyalty.Contracts.Members;

namespace Loyalty.Api.Console.Members;

/// <content>What passes between members and others, and what staff do.</content>
internal sealed partial class Story
{
    private string Dealt(LedgerEntry entry) => entry.Kind switch
    {
        "redemption" => Ended($"for {Bought(entry)}{OfOrder(entry)}", Vouchers(entry)),
        "hold" => Ended($"{Capital(Bought(entry))}{OfOrder(entry)}: {Grouped(entry.Reason)} until it is captured or released"),
        "stock" => entry.Rule is null
            ? Ended($"Redemption {entry.Id}: {Grouped(entry.Reason)}, so its points are free again")
            : Ended($"{Capital(Bought(entry))}: {Grouped(entry.Reason)}, and its points are set aside"),
        "capture" => Ended($"for {Bought(entry)}{OfOrder(entry)}", SetAside(entry), Vouchers(entry)),
        "release" => entry.Points == 0
            ? Ended($"What was set aside for {Redeemed(entry.Id)} is free again", Because(entry))
            : Ended($"went as what was set aside for {Redeemed(entry.Id)} came back", Because(entry)),
        "cancellation" => entry.Points == 0
            ? Ended($"The voucher of {Redeemed(entry.Id)} was cancelled; nothing came back", Because(entry))
            : Ended($"back, as the voucher of {Redeemed(entry.Id)} was cancelled", By(entry), Because(entry)),
        "gift" => Ended($"given to member {entry.Other} (gift {entry.Id})"),
        "gift-received" => entry.Points == 0
            ? Ended($"A gift of member {entry.Other} (gift {entry.Id}) came too late", Because(entry))
            : Ended(
                $"given by member {entry.Other} (gift {entry.Id}), as good as they were there", Repaid(entry), Because(entry)),
        "gift-returned" => Ended(
            $"{(entry.Points == 0 ? "Gift" : "back, as gift")} {entry.Id} could not be delivered to member {entry.Other}",
            Because(entry)),
        "referral" => Given(entry, entry.OrderId is { } order
            ? $"for joining through member {entry.Other}, as the first purchase, order {order}, was kept"
            : $"for bringing member {entry.Other}, whose first purchase was kept"),
        "referral-return" => Ended(
            entry.OrderId is { } order
                ? $"{Taken(entry)}as order {order} came back, which had earned the reward for joining through member {entry.Other}"
                : $"{Taken(entry)}as the first purchase of member {entry.Other} came back",
            Owed(entry)),
        _ => ByStaff(entry),
    };

    private string ByStaff(LedgerEntry entry) => entry.Kind switch
    {
        "adjustment" => Proposal.Of(entry) is { } proposal ? Proposed(entry, proposal) : Adjusted(entry),
        "freeze" => Ended($"Frozen{By(entry)}: no points leave, earning goes on", Quoted(entry)),
        "unfreeze" => Ended($"Unfrozen{By(entry)}: points may leave again", Quoted(entry)),
        "invitation" => entry.Reason?.Contains(" → ", StringComparison.Ordinal) is true
            ? Withdrawn(entry)
            : Ended(
                $"Invited to {words.Tier(entry.Reason ?? "")}{By(entry)}, ", entry.ExpiresAt is { } end ? words.Until(end) : "for good"),
        "delivery" => "What was asked of another, such as a gift or a voucher, is confirmed.",
        _ => Ended($"{Capital(entry.Kind)}", entry.Reason is { } reason ? $": {reason}" : ""),
    };

    private string Proposed(LedgerEntry entry, Proposal proposal) => Ended(
        $"{Who(proposal.Actor)} proposed a correction of {Signed(proposal.Points)} points: “{proposal.Reason}”; ",
        past.ApprovalOf(entry) is { } approved
            ? $"{Who(approved.Actor)} approved it on {words.Day(approved.At)}"
            : "it waits for a second person");

    private string Adjusted(LedgerEntry entry)
    {
        var proposed = past.Proposal(entry) is { } before ? $", as {Who(before.Actor)} proposed" : "";
        return Ended(
            $"{(entry.Points == 0 ? "A correction that moved nothing," : "by correction")}{By(entry)}{proposed}",
            $": “{entry.Reason}”",
            entry.Points > 0 ? Arrival(entry) + Good(entry) : Owed(entry));
    }

    private string Withdrawn(LedgerEntry entry)
    {
        var (before, after) = Change(entry.Reason);
        return Ended($"The invitation was withdrawn{By(entry)}: from {before} to {after}");
    }

    /// <summary>What a redemption is for, with its id.</summary>
    private string Bought(LedgerEntry entry) => entry.Rule is null or "payment"
        ? $"a payment (redemption {entry.Id})"
        : $"{words.Reward(entry.Rule)} (redemption {entry.Id})";

    private string Redeemed(string? id) => past.Redemption(id) is { Rule: not null } first
        ? $"{Bought(first)} of {words.Day(first.At)}"
        : $"redemption {id}";

    private string SetAside(LedgerEntry entry) =>
        past.Redemption(entry.Id) is { } held ? $", set aside on {words.Day(held.At)}" : "";

    private string Repaid(LedgerEntry entry) => past.Before(entry) is { } before && before.Owed > entry.Owed
        ? $"; {Pages.Figures.Count(before.Owed - entry.Owed)} of them pay what was owed"
        : "";

    private static string Taken(LedgerEntry entry) => entry.Points == 0 ? "Nothing was taken back " : "";

    private static string OfOrder(LedgerEntry entry) => entry.OrderId is { } order ? $", for order {order}" : "";

    private static string Because(LedgerEntry entry) => entry.Reason is { } reason ? $": {Grouped(reason)}" : "";

    private static string Quoted(LedgerEntry entry) => entry.Reason is { } reason ? $": “{reason}”" : "";

    private static string Who(string? actor) => actor is { Length: > 0 } ? actor : "the shop";

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
