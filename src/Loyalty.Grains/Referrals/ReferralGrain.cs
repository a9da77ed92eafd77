using Loyalty.Contracts;
using Loyalty.Contracts.Referrals;
using Loyalty.Domain.Referrals;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using Microsoft.Extensions.Logging;

namespace Loyalty.Grains.Referrals;

/// <summary>
/// One referral code: a shell around <see cref="Referral"/>. The referrer is told by effects, without waiting: within a call it calls
/// nobody, so a member may wait for it.
/// </summary>
internal sealed class ReferralGrain(IJournal journal, CatalogueShelf shelf, EffectDelivery delivery, ILogger<ReferralGrain> logger)
    : Grain, IReferralGrain
{
    private static readonly SmallForm<Referral, ReferralEvent> Form = new()
    {
        Write = ReferralCodec.Write,
        Read = ReferralCodec.Read,
        Evolve = ReferralEvolution.Evolve,
        ContentOf = static _ => null,
        OutboxOf = static referral => referral.Outbox,
        SnapshotForm = "referral1",
        Snapshot = StoredJson.Default.Referral,
    };

    private SmallStream<Referral, ReferralEvent>? stream;
    private OutboxSender? sender;

    /// <summary>Reads the code's stream, so that the first call finds it.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var name = Streams.OfReferral(this.GetPrimaryKeyString());
        stream = new SmallStream<Referral, ReferralEvent>(journal, name, Form);
        sender = new OutboxSender(
            delivery, shelf, logger, Program, Code, name, (number, done) => this.AsReference<IReferralGrain>().Confirm(number, done));
        await stream.EnsureLoaded(cancellationToken);
    }

    public Task<Answer<ReferralView>> Claim(string memberId, CancellationToken cancellation = default) =>
        Execute($"claim/{memberId}", new ReferralCommand.Claim(memberId), cancellation);

    public async Task<Answer<ReferralView>> Get(CancellationToken cancellation = default)
    {
        await Stream.Refresh(cancellation);
        return Stream.State is null ? ReferralRefusals.Of(ReferralRefusal.ReferralCodeUnknown).As<ReferralView>() : Answers.Of(View());
    }

    public Task<Answer<ReferralView>> Keep(FriendPurchase purchase, CancellationToken cancellation = default) =>
        Execute(CommandIds.Effect(purchase.EffectId), new ReferralCommand.Keep(purchase.Friend, purchase.OrderId), cancellation);

    public Task<Answer<ReferralView>> Reverse(FriendPurchase purchase, CancellationToken cancellation = default) =>
        Execute(CommandIds.Effect(purchase.EffectId), new ReferralCommand.Reverse(purchase.Friend, purchase.OrderId), cancellation);

    public Task Confirm(long number, bool done, CancellationToken cancellation = default) =>
        Execute(CommandIds.Confirmation(number), new ReferralCommand.Confirm(number, done), cancellation);

    public async Task<bool> CatchUp(CancellationToken cancellation = default)
    {
        await Stream.Refresh(cancellation);
        return Stream.State is { Outbox: var outbox } && sender!.CatchUp(outbox);
    }

    private string Program => MemberKey.Split(this.GetPrimaryKeyString()).Program;

    private string Code => MemberKey.Split(this.GetPrimaryKeyString()).Member;

    private SmallStream<Referral, ReferralEvent> Stream =>
        stream ?? throw new InvalidOperationException("The referral was called before it was activated.");

    private async Task<Answer<ReferralView>> Execute(string commandId, ReferralCommand command, CancellationToken cancellation)
    {
        if (await shelf.Refresh(Program, cancellation) is not { } catalogue)
        {
            return CatalogueRefusals.ProgramUnknown(Program).As<ReferralView>();
        }

        var now = shelf.Now(catalogue);
        var most = catalogue.Program.Referral?.MaxPerReferrer;
        var outcome = await Stream.Execute(
            commandId, null, now, referral => Verdict(referral.Decide(command, most, now)), cancellation);
        if (Stream.State is { Outbox: var outbox })
        {
            sender!.Send(outbox);
        }

        return outcome.Refusal?.As<ReferralView>() ?? Answers.Of(View(), outcome.IsReplay);
    }

    private static SmallVerdict<ReferralEvent> Verdict(ReferralDecision decision) => decision switch
    {
        ReferralDecision.Granted granted => granted.Event,
        ReferralDecision.Refused refused => ReferralRefusals.Of(refused.Reason),
        _ => default,
    };

    private ReferralView View() => new() { Code = Code, MemberId = Stream.State!.MemberId, Rewarded = Stream.State.Rewarded };
}
