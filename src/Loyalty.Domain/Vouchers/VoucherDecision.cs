namespace Loyalty.Domain.Vouchers;

/// <summary>What a voucher makes of a command.</summary>
public abstract record VoucherDecision
{
    private VoucherDecision()
    {
    }

    /// <summary>Granted: this happens.</summary>
    public sealed record Granted(VoucherEvent Event) : VoucherDecision;

    /// <summary>Refused: nothing happens.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Available">Money that is left, where the reason is lack of it.</param>
    /// <param name="Required">Money that was asked for, where the reason is lack of it.</param>
    public sealed record Refused(VoucherRefusal Reason, decimal? Available = null, decimal? Required = null) : VoucherDecision;
}
