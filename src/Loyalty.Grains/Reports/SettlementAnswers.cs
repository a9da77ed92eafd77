using Loyalty.Contracts.Reports;
using Loyalty.Domain.Money;
using Loyalty.Domain.Reports;

namespace Loyalty.Grains.Reports;

/// <summary>What promotions, partners and associations come to.</summary>
internal static class SettlementAnswers
{
    public static PromotionsReport Promotions(ReportQuestion question) =>
        new() { Time = question.Time, Promotions = [.. Figures(question, question.Books.Settlements.Promotions)] };

    public static PartnersReport Partners(ReportQuestion question) => new()
    {
        Time = question.Time,
        Partners = [.. Figures(question, question.Books.Settlements.Partners)],
        Donations = [.. Donations(question)],
    };

    private static IEnumerable<OrderFigures> Figures(
        ReportQuestion question, IEnumerable<(Moment At, string Id, Currency Currency, OrderSum Sum)> sums) =>
        sums.Where(sum => question.Has(sum.At))
            .GroupBy(sum => (sum.Id, sum.Currency.Code), sum => sum.Sum)
            .OrderBy(sums => sums.Key.Id, StringComparer.Ordinal).ThenBy(sums => sums.Key.Code, StringComparer.Ordinal)
            .Select(sums => Figures(question, sums.Key.Id, sums.Key.Code, sums.Aggregate((one, other) => one + other)));

    private static OrderFigures Figures(ReportQuestion question, string id, string currency, OrderSum sum) => new()
    {
        Id = id,
        Currency = currency,
        Orders = sum.Orders,
        Spend = sum.Spend,
        Returned = sum.SpendBack,
        Given = sum.Given,
        Taken = sum.Taken,
        Net = sum.Given - sum.Taken,
        Worth = question.Worth(currency, sum.Given - sum.Taken),
    };

    private static IEnumerable<DonationFigures> Donations(ReportQuestion question) =>
        question.Books.Settlements.Rewards
            .Where(sum => question.Has(sum.At))
            .Select(sum => (Association: question.Feed.AssociationOf(sum.Id), Currency: question.CurrencyOf(sum.Currency), sum.Times, sum.Points))
            .Where(sum => sum.Association is not null)
            .GroupBy(sum => (Association: sum.Association!, sum.Currency), sum => (sum.Times, sum.Points))
            .OrderBy(sums => sums.Key.Association, StringComparer.Ordinal).ThenBy(sums => sums.Key.Currency, StringComparer.Ordinal)
            .Select(sums => new DonationFigures
            {
                Association = sums.Key.Association,
                Currency = sums.Key.Currency,
                Times = sums.Sum(sum => sum.Times),
                Points = sums.Sum(sum => sum.Points),
                Worth = question.Worth(sums.Key.Currency, sums.Sum(sum => sum.Points)),
            });
}
