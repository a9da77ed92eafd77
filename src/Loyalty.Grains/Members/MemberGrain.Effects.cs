using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;
using NodaTime;

namespace Loyalty.Grains.Members;

/// <content>
/// Effects of this member's ledger. Those on other members are sent without waiting: two members who give to each other at the same
/// moment would wait for each other. Those on vouchers are waited for, so that whoever reads the receipt can use the voucher.
/// </content>
internal sealed partial class MemberGrain
{
    private static readonly Duration RestAfterFailure = Duration.FromSeconds(1);
    private HashSet<long>? underWay;
    private Instant restsUntil = Instant.MinValue;

    public async Task Confirm(long number, bool done, CancellationToken cancellation = default)
    {
        await Stream.EnsureCurrent(cancellation);
        if (Stream.Account?.Dealings.Outbox.Find(number) is { } effect)
        {
            await Confirm(number, effect, done, cancellation);
        }
    }

    private async Task Confirm(long number, Effect effect, bool done, CancellationToken cancellation)
    {
        var command = new AccountCommand.Confirm(number, done ? EffectOutcome.Done : EffectOutcome.Refused);
        var completes = done && effect is Effect.TakeStock taken ? CommandIds.Redemption(taken.RedemptionId) : null;
        await Execute(completes ?? CommandIds.Confirmation(number), command, cancellation);
    }

    private async Task SendEffects()
    {
        if (Stream.Account is not { Dealings.Outbox.Waiting: { IsEmpty: false } waiting } || shelf.EngineNow < restsUntil)
        {
            return;
        }

        foreach (var outgoing in waiting)
        {
            if ((underWay ??= []).Add(outgoing.Number))
            {
                var sent = Deliver(outgoing);
                if (outgoing.Effect is Effect.IssueVoucher)
                {
                    await sent;
                }
            }
        }
    }

    /// <summary>What the sweep is told for whom it could not do all: the next one tries again.</summary>
    private static TimeoutException EffectsRest() => new("An effect could not be delivered a moment ago, and is sent again after a rest.");

    /// <summary>Delivers an effect, and has it confirmed in a turn of its own. What fails is sent again by the sweep.</summary>
    private async Task Deliver(Outgoing outgoing)
    {
        try
        {
            var done = await delivery.Deliver(Stream.Program, Stream.Member, Streams.OfMember(this.GetPrimaryKeyString()), outgoing);
            _ = ConfirmLater(outgoing.Number, done);
        }
        catch (Exception failure)
        {
            underWay?.Remove(outgoing.Number);
            restsUntil = shelf.EngineNow + RestAfterFailure;
            EffectFailed(outgoing.Effect.GetType().Name, outgoing.Number, failure);
        }
    }

    private async Task ConfirmLater(long number, bool done)
    {
        try
        {
            await this.AsReference<IMemberGrain>().Confirm(number, done);
        }
        catch (Exception failure)
        {
            EffectFailed(nameof(Confirm), number, failure);
        }
        finally
        {
            underWay?.Remove(number);
        }
    }
}
