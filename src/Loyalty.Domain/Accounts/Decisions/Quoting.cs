
namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>What a purchase would earn: the award's own decision, thrown away.</summary>
public static class Quoting
{
    /// <summary>A member's quote, or a guest's who joins with it where the account is null.</summary>
    public static Decision Quote(this Account? account, AccountCommand.Purchase purchase, DecisionContext context)
    {
        var member = account ?? Guest(context);
        return member.Decide(purchase, context);
    }

    private static Account? Guest(DecisionContext context)
    {
        var enrol = new AccountCommand.Enrol(new MemberFacts());
        return EnrolDecision.Decide(enrol, context.Now, context) is Decision.Granted granted ? granted.After : null;
    }
}
