namespace Loyalty.Domain.Vouchers;

/// <summary>Why a voucher refuses a command, in order of precedence: of several reasons the first is told.</summary>
public enum VoucherRefusal
{
    /// <summary>There is no voucher of this code.</summary>
    VoucherUnknown = 1,

    /// <summary>The code is another voucher's.</summary>
    VoucherCodeTaken,

    /// <summary>Staff cancelled it.</summary>
    VoucherCancelled,

    /// <summary>It was used: of one that is to be used, all of it; of one that is to be cancelled, any part.</summary>
    VoucherUsed,

    /// <summary>Its time is over.</summary>
    VoucherExpired,

    /// <summary>It was bought for another order.</summary>
    VoucherForOtherOrder,

    /// <summary>The amount has more digits than its currency.</summary>
    AmountTooFine,

    /// <summary>The amount is more than is left.</summary>
    VoucherAmountExceeded,
}
