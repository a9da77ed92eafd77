namespace Loyalty.Domain.Vouchers;

/// <summary>Something that is asked of a voucher. Checked for shape when it was made; whether it is granted is decided.</summary>
public abstract record VoucherCommand
{
    private VoucherCommand()
    {
    }

    /// <summary>Fingerprint of the content; null where the id says it all.</summary>
    public string? Content { get; init; }

    /// <summary>Make it good.</summary>
    public sealed record Issue(VoucherTerms Terms, string Member, string? RedemptionId) : VoucherCommand;

    /// <summary>Use it on an order; without an amount: all that is left.</summary>
    public sealed record Use(string UseId, string OrderId, decimal? Amount) : VoucherCommand;

    /// <summary>End it before it was used.</summary>
    public sealed record Cancel(string CancelId, string? Reason, string? Actor) : VoucherCommand;

    /// <summary>Note that an effect needs nothing more.</summary>
    public sealed record Confirm(long Number) : VoucherCommand;
}
