using System.Globalization;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Tests.Agreement;
using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.Community;

/// <summary>Members of the engine without grains and journal, and a shop that stands in for referrals, stock and vouchers.</summary>
internal sealed class EngineCommunity
{
    private const string Shop = "shop";

    private readonly SortedDictionary<string, CommunityMember> members = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Sender, long Number), EffectOutcome> arrived = [];
    private readonly StandInShop shop;

    public EngineCommunity(string program)
    {
        Catalogues.Add(CatalogueEvolution.Evolve(null, new CatalogueEvent.ProgramPublished(program), 1));
        shop = new StandInShop(this);
    }

    public List<Catalogue> Catalogues { get; } = [];

    public Catalogue Catalogue => Catalogues[^1];

    public Instant Now { get; private set; } = Instant.MinValue;

    public IEnumerable<CommunityMember> Members => members.Values.Where(member => member.Account is not null);

    /// <summary>Parties with something on its way to others.</summary>
    public IReadOnlyList<string> Senders =>
    [
        .. Members.Where(member => !member.Waiting.IsEmpty).Select(member => member.Id),
        .. shop.Waiting.Count > 0 ? new[] { Shop } : [],
    ];

    public IEnumerable<string> UnderWay => Members
        .SelectMany(member => member.Waiting.Select(outgoing => $"{member.Id}: {NameOf(member, outgoing.Effect)}"))
        .Concat(shop.Waiting.Select(waiting => $"{Shop}: {StandInShop.NameOf(waiting.Effect)}"));

    /// <summary>Points given away that did not arrive yet.</summary>
    public long PointsUnderWay => Members.Sum(member => member.Waiting
        .Where(outgoing => arrived.GetValueOrDefault((member.Id, outgoing.Number)) != EffectOutcome.Done)
        .Sum(outgoing => outgoing.Effect is Effect.DeliverGift gift ? gift.Lots.Sum(lot => lot.Points) : 0));

    public CommunityMember Of(string member)
    {
        if (!members.TryGetValue(member, out var known))
            members.Add(member, known = new CommunityMember(member, this));
        return known;
    }

    private (AccountEvent? Event, AccountRefusal? Refusal) Ask(string member, Command command) => Of(member).Do(command switch
    {
        Gift gift => new AccountCommand.Give(gift.Id, gift.To, gift.Points)
        {
            IsKnown = Of(gift.To).Account is not null,
            IsOneself = gift.To == member,
        },
        Enrolment { Referrer: { } referrer } => (AccountCommand.Enrol)Translation.Of(command) with
        {
            Referral = new ReferralClaim($"code of {referrer}", Of(referrer).Account is null ? null : referrer, referrer == member),
        },
        _ => Translation.Of(command),
    });

    /// <summary>Takes one step, and does what it leads to by itself.</summary>
    /// <param name="senders">Who had something on its way to others before the step.</param>
    public (AccountEvent? Event, AccountRefusal? Refusal) Take(Step step, IReadOnlyList<string> senders)
    {
        switch (step)
        {
            case Step.Ask ask:
                if (ask.Command.At < ask.Now)
                    Of(ask.Member).Sweep();
                return Ask(ask.Member, ask.Command);
            case Step.Move move when senders.Count > 0:
                Move(senders[move.Pick % senders.Count], move.IsAgain, move.IsWelcome);
                break;
            case Step.Cancel cancel:
                shop.Cancel(cancel.Member, cancel.RedemptionId);
                break;
            case Step.Switch change:
                Switch(change.Promotion, change.IsActive);
                break;
            case Step.Sweep sweep:
                Of(sweep.Member).Sweep();
                break;
        }

        return (null, null);
    }

    /// <summary>What is due and asks something of others is done; the rest may wait, as it does in life.</summary>
    public void SeeToEffects(Instant now)
    {
        Now = now;
        foreach (var member in Members)
        {
            member.Read(out var due);
            if (due.Any(happened => happened.Effects is not null))
                member.Sweep();
        }
    }

    private void Switch(string promotion, bool isActive) =>
        Catalogues.Add(Catalogue.Evolve(new CatalogueEvent.PromotionSwitched(promotion, isActive), Catalogue.Version + 1));

    /// <summary>The oldest effect of a sender arrives; where it had arrived, its sender hears of it, or it comes again.</summary>
    private void Move(string sender, bool isAgain, bool isWelcome)
    {
        if (sender == Shop)
        {
            shop.Move(isAgain);
            return;
        }

        var member = Of(sender);
        var outgoing = member.Waiting[0];
        var key = (sender, outgoing.Number);
        if (!arrived.TryGetValue(key, out var outcome))
            arrived.Add(key, Arrive(member, outgoing, isWelcome));
        else if (!isAgain)
            member.Do(new AccountCommand.Confirm(outgoing.Number, outcome));
        else if (outgoing.Number > 1)
            member.Do(new AccountCommand.Confirm(outgoing.Number - 1, arrived[(sender, outgoing.Number - 1)]));
    }

    private EffectOutcome Arrive(CommunityMember sender, Outgoing outgoing, bool isWelcome)
    {
        switch (outgoing.Effect)
        {
            case Effect.DeliverGift when !isWelcome:
                return EffectOutcome.Refused;
            case Effect.DeliverGift gift:
                var id = string.Create(CultureInfo.InvariantCulture, $"member/any/{sender.Id}#{outgoing.Number}");
                Of(gift.To).Do(new AccountCommand.ReceiveGift(id, sender.Id, gift.Lots));
                return EffectOutcome.Done;
            default:
                return shop.Take(sender.Id, outgoing.Effect) ? EffectOutcome.Done : EffectOutcome.Refused;
        }
    }

    private static string NameOf(CommunityMember member, Effect effect) => effect switch
    {
        Effect.TakeStock stock => $"stock {stock.RedemptionId}",
        Effect.ReturnStock stock => $"stock back {stock.RedemptionId}",
        Effect.IssueVoucher voucher => $"voucher {member.RedemptionOf(voucher.Voucher.Code)}",
        Effect.DeliverGift gift => $"gift {gift.GiftId} to {gift.To}",
        Effect.KeepReferral kept => $"kept {kept.OrderId}",
        Effect.ReverseReferral back => $"went back {back.OrderId}",
        _ => effect.GetType().Name,
    };
}
