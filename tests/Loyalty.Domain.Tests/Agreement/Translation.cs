using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;
using Loyalty.Domain.Orders;
using Loyalty.Model.Commands;
using Order = Loyalty.Domain.Orders.Order;

namespace Loyalty.Domain.Tests.Agreement;

/// <summary>The model's commands, as the engine knows them.</summary>
internal static class Translation
{
    public static AccountCommand Of(Command command) => command switch
    {
        Enrolment enrolment => Of(enrolment) with { OccurredAt = enrolment.At },
        Purchase purchase => new AccountCommand.Purchase(purchase.Id, Of(purchase))
        {
            PointsPaid = purchase.PointsPaid,
            Vouchers = purchase.VouchersPaid == 0 ? [] : [new VoucherPayment(true, Currency.Parse(purchase.Currency), purchase.VouchersPaid)],
            OccurredAt = purchase.At,
        },
        Return back => new AccountCommand.Return(back.Id, back.OrderId)
        {
            Lines = back.Lines is { } lines ? [.. lines.Select(line => new Pieces(line.Sku, (int)line.Quantity))] : null,
            Amount = back.Amount,
            OccurredAt = back.At,
        },
        Activity activity => new AccountCommand.Act(activity.Id, activity.Type, activity.Subject) { OccurredAt = activity.At },
        Redemption redemption => new AccountCommand.Redeem(redemption.Id)
        {
            RewardId = redemption.RewardId,
            Points = redemption.Points,
            OrderId = redemption.OrderId,
            Hold = redemption.Hold,
        },
        Profile profile => new AccountCommand.Describe(profile.Id, Of(profile)),
        Capture capture => new AccountCommand.Capture(capture.Id),
        Release release => new AccountCommand.Release(release.Id),
        Adjustment adjustment => new AccountCommand.Adjust(adjustment.Id, adjustment.Points, "why") { Actor = adjustment.Actor },
        Approval approval => new AccountCommand.Approve(approval.Id) { Actor = approval.Actor },
        Freeze freeze => new AccountCommand.Freeze(freeze.Id, freeze.IsFrozen, null),
        Invitation invitation => new AccountCommand.Invite(invitation.Id, invitation.Tier, invitation.Until),
        Withdrawal withdrawal => new AccountCommand.Withdraw(withdrawal.Id),
        _ => throw new ArgumentException($"The engine has no {command.GetType().Name}.", nameof(command)),
    };

    private static AccountCommand.Enrol Of(Enrolment enrolment) => new(new MemberFacts
    {
        Region = enrolment.Region,
        Currency = enrolment.Currency is { } currency ? Currency.Parse(currency) : null,
        Tags = [.. enrolment.Tags ?? []],
        BirthMonth = enrolment.BirthdayMonth,
    });

    private static MemberFacts Of(Profile profile) => new()
    {
        Region = profile.Region,
        Currency = profile.Currency is { } currency ? Currency.Parse(currency) : null,
        Tags = [.. profile.Tags ?? []],
        BirthMonth = profile.BirthdayMonth,
    };

    private static Order Of(Purchase purchase) => new()
    {
        Currency = Currency.Parse(purchase.Currency),
        Lines = [.. purchase.Lines.Select(line => new Line(line.Sku, (int)line.Quantity, line.UnitPrice, line.Category, line.Brand))],
        Channel = purchase.Channel,
        PaymentMethod = purchase.PaymentMethod,
        Partner = purchase.Partner,
    };
}
