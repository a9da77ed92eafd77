using Loyalty.Contracts;
using Loyalty.Contracts.Reports;
using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Reports;
using NodaTime;
using NodaTime.Text;

namespace Loyalty.Grains.Reports;

/// <summary>What is asked, of which books, under which program.</summary>
internal sealed record ReportQuestion(ReportFeed Feed, LoyaltyProgram Program, ReportPeriod Period, bool ByDay, Instant Now)
{
    private static readonly YearMonthPattern Months = YearMonthPattern.Iso;
    private readonly Dictionary<Moment, string> labels = [];

    public ProgramBooks Books => Feed.Books;

    public Moment From { get; private init; } = Moment.Beginning;

    public Moment To { get; private init; } = Moment.End;

    public ReportTime Time => new()
    {
        From = Period.From?.ToDateTimeOffset(),
        To = (Period.To ?? Now).ToDateTimeOffset(),
        TimeZone = Program.TimeZone.Id,
    };

    /// <summary>The same question for the time that a query tells, or why it cannot be answered.</summary>
    public (ReportQuestion Question, Refusal? Refusal) Read(ReportQuery query)
    {
        var period = new ReportPeriod(Instant(query.From), Instant(query.To));
        var (from, to) = period.In(Books);
        var fault = query.By is not (null or "month" or "day") ? "by: month or day, month if absent."
            : query.From is not null && period.From is null ? $"from: {ReportPeriod.Rule}."
            : query.To is not null && period.To is null ? $"to: {ReportPeriod.Rule}."
            : period.From >= period.To ? "from: a time before `to`."
            : from is null ? Parted("from")
            : to is null ? Parted("to")
            : null;
        return fault is null
            ? (this with { Period = period, ByDay = query.By == "day", From = from!.Value, To = to!.Value }, null)
            : (this, new Refusal { Code = "bad-request", Status = 400, Detail = fault });
    }

    public bool Has(Moment at) => at >= From && at < To;

    /// <summary>The month or day that a moment is in.</summary>
    public string LabelOf(Moment at)
    {
        if (!labels.TryGetValue(at, out var label))
        {
            var date = at.Start.InZone(Program.TimeZone).Date;
            labels[at] = label = ByDay ? LocalDatePattern.Iso.Format(date) : LabelOf(date.ToYearMonth());
        }

        return label;
    }

    public static string LabelOf(YearMonth month) => Months.Format(month);

    public string CurrencyOf(Currency? currency) => (currency ?? Program.Currencies[0]).Code;

    /// <summary>What points are worth in a currency by the program in force; null where it does not say.</summary>
    public decimal? Worth(string currency, long points) =>
        Program.Points.Worth.TryGetValue(Currency.Parse(currency), out var worth) ? points * worth : null;

    /// <summary>Place of a tier in the program; those that it no longer has come last.</summary>
    public int RankOf(string tier)
    {
        for (var rank = 0; rank < Program.Tiers.Levels.Length; rank++)
        {
            if (Program.Tiers.Levels[rank].Id == tier)
            {
                return rank;
            }
        }

        return int.MaxValue;
    }

    private Instant? Instant(string? text) => text is null ? null : ReportPeriod.Read(text, Program.TimeZone);

    private static string Parted(string name) =>
        $"{name}: reports keep quarters of an hour apart, and something happened in this one both before and after; give a full quarter.";
}
