using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using NodaTime.Extensions;

namespace Loyalty.Grains.Members;

/// <summary>Quotes of members and guests: the award's own decision and receipt.</summary>
internal static class Quotes
{
    public static Answer<Receipt> Quote(
        Account? account, string? member, long version, AccountCommand.Purchase purchase, DateTimeOffset? at, DecisionContext context)
    {
        var asked = at?.ToInstant() ?? context.Now;
        var then = asked > context.Now ? context with { Now = asked } : context;
        var command = purchase with { OccurredAt = asked };
        return account.Quote(command, then) switch
        {
            Decision.Granted granted => Answers.Of(
                Receipts.Of(granted.Events[^1], version, member) with { Kind = "quote" }),
            Decision.Refused refused => MemberRefusals.Of(refused, context.Catalogue).As<Receipt>(),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
