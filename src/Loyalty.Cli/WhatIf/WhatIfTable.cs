using System.Globalization;
using Spectre.Console;

namespace Loyalty.Cli.WhatIf;

/// <summary>The report for a reader.</summary>
internal static class WhatIfTable
{
    private const int MostMovers = 20;

    public static void Write(IAnsiConsole console, WhatIfReport report)
    {
        var at = report.At.ToString("u", CultureInfo.InvariantCulture);
        console.MarkupLineInterpolated($"[bold]{report.Program}[/] with {report.File}, {Number(report.Members)} members, as of {at}");
        console.Write(Tiers(report));
        Moves(console, report);
        if (report.Promotions.Length > 0)
            console.Write(Promotions(report));
        if (report.LeftOut.Length > 0)
            console.Write(LeftOut(report));
        if (report.IsTorn)
            console.MarkupLine("[yellow]The program in force was changed while this ran: run it again.[/]");
    }

    private static Table Tiers(WhatIfReport report)
    {
        var table = New("Tier", "Members", "would be", "Points", "would be", "Liability", "would be");
        foreach (var tier in report.Tiers)
            Row(table, Name(tier.Tier), tier);
        table.AddEmptyRow();
        Row(table, "All", report.Total);
        var (before, after) = (report.Total.Before.Figures, report.Total.After.Figures);
        AddRow(table, "Change", "", "", "", Signed(after.Points - before.Points, "N0"), "", Change(before, after));
        return table;
    }

    private static void Row(Table table, string name, TierReport tier) => AddRow(
        table,
        name,
        Number(tier.Before.Members),
        Number(tier.After.Members),
        Number(tier.Before.Figures.Points),
        Number(tier.After.Figures.Points),
        Money(tier.Before.Figures),
        Money(tier.After.Figures));

    private static void Moves(IAnsiConsole console, WhatIfReport report)
    {
        if (report.Moving == 0)
        {
            console.WriteLine("Nobody would move to another tier.");
            return;
        }

        var table = New("Would move", "Members", "Points", "would be");
        foreach (var move in report.Moves.Where(move => move.From != move.To))
        {
            AddRow(
                table, $"{move.From} → {Name(move.To)}", Number(move.Members), Number(move.Before.Points), Number(move.After.Points));
        }

        console.Write(table);
        var named = report.Movers.Take(MostMovers).Select(mover => $"{mover.MemberId} ({mover.From} → {Name(mover.To)})");
        var others = report.Movers.Length > MostMovers ? $" and {Number(report.Movers.Length - MostMovers)} more: --json names them all" : "";
        console.WriteLine($"They are {string.Join(", ", named)}{others}.");
    }

    private static Table Promotions(WhatIfReport report)
    {
        var table = New("Promotion", "Points given", "would be");
        foreach (var promotion in report.Promotions)
            AddRow(table, promotion.Id, Number(promotion.Before), Number(promotion.After));
        return table;
    }

    private static Table LeftOut(WhatIfReport report)
    {
        var table = New("Would be refused", "Times", "Points");
        foreach (var left in report.LeftOut)
            AddRow(table, $"{left.Kind}: {left.Code}", Number(left.Count), Number(left.Points));
        return table;
    }

    private static Table New(string first, params string[] others)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(first);
        foreach (var other in others)
            table.AddColumn(new TableColumn(other).RightAligned());
        return table;
    }

    private static void AddRow(Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    private static string Name(string? tier) => tier ?? "(no member)";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Change(MemberFigures before, MemberFigures after) => string.Join('\n', after
        .Plus(new MemberFigures { Liability = [.. before.Liability.Select(part => part with { Amount = -part.Amount })] })
        .Liability.Select(part => $"{Signed(part.Amount, "N2")} {part.Currency}"));

    private static string Signed(decimal value, string format) =>
        (value > 0 ? "+" : "") + value.ToString(format, CultureInfo.InvariantCulture);

    private static string Money(MemberFigures figures) => string.Join('\n', figures.Liability.Select(part =>
        $"{part.Amount.ToString("N2", CultureInfo.InvariantCulture)} {part.Currency}"));
}
