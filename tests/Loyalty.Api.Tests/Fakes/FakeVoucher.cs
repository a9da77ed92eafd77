using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Vouchers;

namespace Loyalty.Api.Tests.Fakes;

/// <summary>A gift voucher of 20 dollars that was there from the beginning.</summary>
internal sealed class FakeVoucher : IVoucherGrain
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private readonly List<VoucherUseView> uses = [];
    private bool isCancelled;

    public Task<Answer<VoucherView>> Issue(VoucherIssue issue, CancellationToken cancellation = default) => Get(cancellation);

    public Task<Answer<VoucherView>> Get(CancellationToken cancellation = default) => Answers.Give(View());

    public Task<Answer<VoucherView>> Use(VoucherUseRequest request, CancellationToken cancellation = default)
    {
        if (uses.Exists(use => use.UseId == request.UseId))
            return Answers.Give(View(), replayed: true);
        if (request.Amount > View().Left)
        {
            var refusal = new Refusal
            {
                Code = "voucher-amount-exceeded", Detail = "More money is asked for than is left.", AvailableMoney = View().Left,
                RequiredMoney = request.Amount,
            };
            return Task.FromResult(new Answer<VoucherView> { Refusal = refusal });
        }
        uses.Add(new VoucherUseView { UseId = request.UseId, OrderId = request.OrderId, Amount = request.Amount, At = Start });
        return Answers.Give(View());
    }

    public Task<Answer<VoucherView>> Cancel(VoucherCancelRequest request, CancellationToken cancellation = default)
    {
        if (uses.Count > 0)
            return Answers.Refuse<VoucherView>("voucher-used", "The voucher was used.");
        isCancelled = true;
        return Answers.Give(View());
    }

    public Task Confirm(long number, bool done, CancellationToken cancellation = default) => Task.CompletedTask;

    public Task<bool> CatchUp(CancellationToken cancellation = default) => Task.FromResult(false);

    public Task Settle() => Task.CompletedTask;

    private VoucherView View() => new()
    {
        Code = "0123456789ABCDEF",
        Kind = "giftVoucher",
        RewardId = "gift-20",
        Amount = 20,
        Currency = "USD",
        ExpiresAt = Start.AddDays(90),
        State = isCancelled ? "cancelled" : "open",
        Left = isCancelled ? 0 : 20 - uses.Sum(use => use.Amount),
        Uses = [.. uses],
    };
}
