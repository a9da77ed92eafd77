using System.Text.Json;
using Loyalty.Contracts;
using Loyalty.Domain.Vouchers;

namespace Loyalty.Grains.Vouchers;

/// <summary>Refusals of vouchers in the words of the API: the code is the case's name. The voucher's own code is in none of them.</summary>
internal static class VoucherRefusals
{
    public static readonly Refusal Unknown = Of(new VoucherDecision.Refused(VoucherRefusal.VoucherUnknown));

    public static Refusal Of(VoucherDecision.Refused refused) => new()
    {
        Code = JsonNamingPolicy.KebabCaseLower.ConvertName(refused.Reason.ToString()),
        Detail = Detail(refused),
        Status = refused.Reason == VoucherRefusal.VoucherUnknown ? 404 : 422,
        AvailableMoney = refused.Available,
        RequiredMoney = refused.Required,
    };

    private static string Detail(VoucherDecision.Refused refused) => refused.Reason switch
    {
        VoucherRefusal.VoucherUnknown => "There is no such voucher.",
        VoucherRefusal.VoucherCodeTaken => "This code is another voucher's.",
        VoucherRefusal.VoucherCancelled => "The voucher was cancelled.",
        VoucherRefusal.VoucherUsed => "The voucher was used.",
        VoucherRefusal.VoucherExpired => "The voucher has expired.",
        VoucherRefusal.VoucherForOtherOrder => "The voucher was bought for another order.",
        VoucherRefusal.AmountTooFine => "The amount has more digits than its currency has.",
        _ => "More money is asked for than is left of the voucher.",
    };
}
