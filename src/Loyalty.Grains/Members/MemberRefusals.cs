using Loyalty.Contracts;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;

namespace Loyalty.Grains.Members;

/// <summary>Refusals of accounts in the words of the API: the code is the case's name.</summary>
internal static class MemberRefusals
{
    public static readonly Refusal IdReused = new()
    {
        Code = "id-reused",
        Detail = "This id was used before with other content: send the same content again, or take a new id.",
    };

    public static Refusal Of(Decision.Refused refused, Catalogue catalogue) => new()
    {
        Code = Code(refused.Reason),
        Detail = Detail(refused, catalogue),
        Status = refused.Reason == AccountRefusal.MemberUnknown ? 404 : 422,
        Available = refused.Available,
        Required = refused.Required,
    };

    public static string Code(AccountRefusal reason) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString());

    private static string Detail(Decision.Refused refused, Catalogue catalogue) => refused.Reason switch
    {
        AccountRefusal.MemberUnknown => "There is no such member: enrol it first.",
        AccountRefusal.OccurredInFuture => "The time given is more than five minutes ahead of the program's clock.",
        AccountRefusal.CurrencyUnknown => $"The program takes {string.Join(", ", catalogue.Program.Currencies)}.",
        AccountRefusal.PointsHaveNoWorth => "The program does not say what a point is worth in this currency.",
        AccountRefusal.OrderUnknown => "This member has no order of this id.",
        AccountRefusal.PiecesExceeded => "More pieces are returned than are left of the article in the order.",
        AccountRefusal.AmountExceeded => "More money is returned than is left of the order.",
        AccountRefusal.NothingLeft => "Nothing of the order is left to return.",
        AccountRefusal.ActivityUnknown => "The program has no rule for activities of this type.",
        AccountRefusal.RewardUnknown => "The program has no such reward.",
        AccountRefusal.RewardNotForTier => "The reward is not for the member's tier.",
        AccountRefusal.RewardUnavailable => "The reward is not to be had this way: leave the points out, and note that stock is not served yet.",
        AccountRefusal.InsufficientPoints => $"{refused.Required} points are needed and {refused.Available} are there.",
        _ => "The points would be more than an account can hold.",
    };
}
