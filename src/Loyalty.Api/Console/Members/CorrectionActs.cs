using System.Globalization;
using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Api.Console.Pages;
using Loyalty.Api.Members;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Console.Members;

/// <summary>Points are corrected, and what is above the program's limit is approved by a second person.</summary>
internal static class CorrectionActs
{
    public static void MapCorrections(this IEndpointRouteBuilder member)
    {
        member.MapPost("/adjustments", Correct).SameAs("AdjustPoints");
        member.MapPost("/adjustments/{adjustment}/approve", Approve).SameAs("ApproveAdjustment");
    }

    private static async Task Correct(HttpContext context, string program, string member, Caller caller, IGrainFactory grains)
    {
        var form = context.Request.Form;
        if (Points(form["points"].ToString()) is not { } points)
        {
            await Trouble.Write(context, Problem.BadRequest("Points: a whole number, below 0 to take. Nothing was done."));
            return;
        }
        var answer = await grains.Member(program, member).Adjust(new AdjustmentRequest
        {
            AdjustmentId = form["id"].ToString(),
            Points = points,
            Reason = form["reason"].ToString().Trim(),
            Actor = caller.Name,
        });
        await Act.Answer(context, answer, Sentence(answer.Value, points), MemberAddress.Of(program, member));
    }

    private static async Task Approve(
        HttpContext context, string program, string member, string adjustment, Caller caller, IGrainFactory grains)
    {
        var answer = await grains.Member(program, member).Approve(adjustment, new ApprovalRequest { Actor = caller.Name });
        await Act.Answer(context, answer, $"Approved: {Moved(answer.Value)}", MemberAddress.Of(program, member));
    }

    private static string Sentence(Receipt? receipt, long points) => receipt?.Status == "awaiting-approval"
        ? $"{Story.Signed(points)} points are proposed: another person has to approve it, by a key of their own."
        : $"Corrected by {Moved(receipt)}";

    private static string Moved(Receipt? receipt) =>
        $"{Story.Signed(receipt?.Points ?? 0)} points. The balance is {Figures.Count(receipt?.Balance ?? 0)}.";

    // As people type it and as pages show it: with spaces of any width between, and either minus.
    private static long? Points(string typed)
    {
        var plain = string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter))).Replace('\u2212', '-');
        return long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points) ? points : null;
    }
}
