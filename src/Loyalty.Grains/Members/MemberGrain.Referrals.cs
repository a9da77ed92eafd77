using Loyalty.Contracts;
using Loyalty.Contracts.Referrals;
using Loyalty.Domain.Accounts;
using Loyalty.Grains.Referrals;
using Code = Loyalty.Domain.Referrals.ReferralCode;

namespace Loyalty.Grains.Members;

/// <content>The member's own referral code, and the one that brought the member.</content>
internal sealed partial class MemberGrain
{
    private const int MostCodes = 100;

    public async Task<Answer<Contracts.Referrals.ReferralCode>> ReferralCode(CancellationToken cancellation = default)
    {
        var (catalogue, refusal) = await UpToNow(cancellation);
        refusal ??= catalogue!.Program.Referral is null
            ? MemberRefusals.Of(new Decision.Refused(AccountRefusal.ReferralsNotOffered), catalogue)
            : null;
        for (var attempt = 0; attempt < MostCodes && refusal is null; attempt++)
        {
            var code = Code.Of(Stream.Program, Stream.Member, attempt);
            var claimed = await Referral(code).Claim(Stream.Member, cancellation);
            if (claimed.Value is not null)
            {
                var url = catalogue!.Program.Referral!.Url?.Replace("{code}", code, StringComparison.Ordinal);
                return Answers.Of(new Contracts.Referrals.ReferralCode { Code = code, Url = url });
            }

            refusal = claimed.Refusal!.Code == ReferralRefusals.CodeTaken ? null : claimed.Refusal;
        }

        return refusal?.As<Contracts.Referrals.ReferralCode>()
            ?? throw new InvalidOperationException("All codes of the member are others'.");
    }

    /// <summary>Who brought a member that joins with a code; null: there is no code, or the member has joined before.</summary>
    private async Task<ReferralClaim?> Brought(string? typed, CancellationToken cancellation)
    {
        if (typed is null || Stream.Account is not null)
        {
            return null;
        }

        var referral = Code.Parse(typed) is { } code ? (await Referral(code).Get(cancellation)).Value : null;
        return new ReferralClaim(referral?.Code ?? typed, referral?.MemberId, referral?.MemberId == Stream.Member);
    }

    private IReferralGrain Referral(string code) => GrainFactory.GetGrain<IReferralGrain>($"{Stream.Program}/{code}");
}
