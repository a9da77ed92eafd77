using Loyalty.Contracts.Members;
using Loyalty.Contracts.Vouchers;

namespace Loyalty.Api.Console.Members;

/// <summary>What is under way with a member, found in the newest part of the ledger.</summary>
/// <param name="Proposals">Corrections that wait for a second person, the oldest first.</param>
/// <param name="Held">Redemptions whose points are set aside, by the entry that did it.</param>
/// <param name="Vouchers">Vouchers that were given and neither cancelled nor, as far as the key may see, used or expired.</param>
/// <param name="Invitation">The invitation by which the member has the tier; null: none.</param>
internal sealed record OpenThings(
    Proposal[] Proposals, LedgerEntry[] Held, OpenVoucher[] Vouchers, LedgerEntry? Invitation)
{
    public static OpenThings Of(Past past, MemberView member) => new(
        [.. past.Entries.Where(entry => past.ApprovalOf(entry) is null).Select(Proposal.Of).OfType<Proposal>()],
        [
            .. past.Entries.Where(entry => entry.Kind is "hold" or "stock" or "capture" or "release" or "redemption")
                .GroupBy(entry => entry.Id).Select(entries => entries.Last())
                .Where(last => last.Kind == "hold" || last is { Kind: "stock", Rule: not null }),
        ],
        [.. VouchersOf(past)],
        past.Entries.LastOrDefault(entry => entry.Kind == "invitation") is { } invited && invited.Reason == member.Tier.Id
            ? invited
            : null);

    /// <summary>The same with what the vouchers' grains say of them; those that are not open any more are left out.</summary>
    public async Task<OpenThings> Ask(IGrainFactory grains, string program)
    {
        var asked = await Task.WhenAll(Vouchers.Select(voucher => voucher.Ask(grains, program)));
        return this with { Vouchers = [.. asked.OfType<OpenVoucher>()] };
    }

    private static IEnumerable<OpenVoucher> VouchersOf(Past past)
    {
        var cancelled = past.Entries.Where(entry => entry.Kind == "cancellation").Select(entry => entry.Id).ToHashSet();
        var seen = past.Entries.Select(entry => entry.At).DefaultIfEmpty().Max();
        return past.Entries.Where(entry => entry.Vouchers is not null && (entry.Id is null || !cancelled.Contains(entry.Id)))
            .SelectMany(entry => entry.Vouchers!.Select(voucher => new OpenVoucher(voucher, entry.At)))
            .Where(given => given.Voucher.ExpiresAt is not { } end || end > seen)
            .TakeLast(OpenVoucher.Most);
    }
}

/// <summary>A voucher that may still be used.</summary>
/// <param name="Voucher">The voucher; with its state where the key may see that.</param>
/// <param name="GivenAt">When the member got it.</param>
internal sealed record OpenVoucher(VoucherView Voucher, DateTimeOffset GivenAt)
{
    /// <summary>So many are looked at.</summary>
    public const int Most = 20;

    /// <summary>The same as it is now; null: it is open no more.</summary>
    public async Task<OpenVoucher?> Ask(IGrainFactory grains, string program) =>
        VoucherKey.Of(program, Voucher.Code) is { } key && (await grains.GetGrain<IVoucherGrain>(key).Get()).Value is { } now
            ? now.State == "open" ? this with { Voucher = now } : null
            : this;
}
