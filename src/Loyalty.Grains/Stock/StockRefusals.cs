using System.Text.Json;
using Loyalty.Contracts;
using Loyalty.Domain.Stock;

namespace Loyalty.Grains.Stock;

/// <summary>Refusals of stocks in the words of the API: the code is the case's name.</summary>
internal static class StockRefusals
{
    public static Refusal Of(StockEvent.Refused refused) => new()
    {
        Code = JsonNamingPolicy.KebabCaseLower.ConvertName(refused.Reason.ToString()),
        Detail = refused.Reason switch
        {
            StockRefusal.RewardUnknown => "The program has no such reward.",
            StockRefusal.OutOfStock => "Fewer pieces of the reward are left.",
            _ => "More pieces would come back than were taken.",
        },
        Available = refused.Reason == StockRefusal.OutOfStock ? refused.After.Left : null,
        Required = refused.Reason == StockRefusal.OutOfStock ? refused.Pieces : null,
    };
}
