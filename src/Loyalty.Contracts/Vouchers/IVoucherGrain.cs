using Loyalty.Contracts.Members;
using Orleans.Concurrency;

namespace Loyalty.Contracts.Vouchers;

/// <summary>One voucher. Key: see <see cref="VoucherKey"/>. It calls no other grain within a call.</summary>
[Alias("loyalty.IVoucherGrain")]
public interface IVoucherGrain : IGrainWithStringKey
{
    /// <summary>Makes the voucher good. Called when the effect of the member who paid for it is delivered; again: the same.</summary>
    [Alias("Issue")]
    Task<Answer<VoucherView>> Issue(VoucherIssue issue, CancellationToken cancellation = default);

    /// <summary>The voucher as of now.</summary>
    [Alias("Get")]
    Task<Answer<VoucherView>> Get(CancellationToken cancellation = default);

    /// <summary>Uses it on an order: all of it, or a part of a gift voucher's money.</summary>
    [Alias("Use")]
    Task<Answer<VoucherView>> Use(VoucherUseRequest request, CancellationToken cancellation = default);

    /// <summary>Cancels it, where it was not used: the points come back to who paid them.</summary>
    [Alias("Cancel")]
    Task<Answer<VoucherView>> Cancel(VoucherCancelRequest request, CancellationToken cancellation = default);

    /// <summary>Notes that an effect of this voucher was done.</summary>
    [Alias("Confirm")]
    Task Confirm(long number, bool done, CancellationToken cancellation = default);

    /// <summary>Sends effects again that are not confirmed. Called by the sweep of due streams.</summary>
    /// <returns>Whether effects are on their way.</returns>
    [Alias("CatchUp")]
    Task<bool> CatchUp(CancellationToken cancellation = default);

    /// <summary>
    /// Waits until what this voucher has asked of others is done, or has failed for now: after the cancellation of a voucher, until the
    /// points are back.
    /// </summary>
    [Alias("Settle"), AlwaysInterleave]
    Task Settle();
}

/// <summary>A voucher to be made good.</summary>
[GenerateSerializer, Alias("loyalty.VoucherIssue"), Immutable]
public sealed record VoucherIssue
{
    /// <summary>The effect's id.</summary>
    [Id(0)]
    public required string EffectId { get; init; }

    /// <summary>The member who paid for it.</summary>
    [Id(1)]
    public required string MemberId { get; init; }

    /// <summary>The redemption that paid for it; null where a rule gave it.</summary>
    [Id(2)]
    public string? RedemptionId { get; init; }

    /// <summary>What it is good for.</summary>
    [Id(3)]
    public required VoucherView Voucher { get; init; }
}

/// <summary>A use of a voucher by the checkout.</summary>
[GenerateSerializer, Alias("loyalty.VoucherUseRequest"), Immutable]
public sealed record VoucherUseRequest
{
    /// <summary>The checkout's id of the use: the command's id.</summary>
    [Id(0)]
    public required string UseId { get; init; }

    /// <summary>The order.</summary>
    [Id(1)]
    public required string OrderId { get; init; }

    /// <summary>
    /// Money, above 0: of a gift voucher how much of it (null: all that is left); of the other kinds what it took off the order (null:
    /// not told, and nothing of the order counts as paid by it except a money voucher's own amount).
    /// </summary>
    [Id(2)]
    public decimal? Amount { get; init; }
}

/// <summary>The end of a voucher by staff.</summary>
[GenerateSerializer, Alias("loyalty.VoucherCancelRequest"), Immutable]
public sealed record VoucherCancelRequest
{
    /// <summary>The shop's id: the command's id.</summary>
    [Id(0)]
    public required string CancelId { get; init; }

    /// <summary>Why, 1 to 256 characters without personal data.</summary>
    [Id(1)]
    public string? Reason { get; init; }

    /// <summary>Who asks; null: the shop's systems.</summary>
    [Id(2)]
    public string? Actor { get; init; }
}
