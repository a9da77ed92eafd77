using System.Globalization;
using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Api.Console.Pages;
using Loyalty.Api.Members;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Console.Members;

/// <summary>A member is frozen and let go again, invited to a tier, and the invitation taken back.</summary>
internal static class StandingActs
{
    public static void MapStanding(this IEndpointRouteBuilder member)
    {
        member.MapPost("/freeze", Freeze).SameAs("FreezeMember");
        member.MapPost("/unfreeze", Unfreeze).SameAs("UnfreezeMember");
        member.MapPost("/invitations", Invite).SameAs("InviteMember");
        member.MapPost("/invitations/{invitation}/withdraw", Withdraw).SameAs("WithdrawInvitation");
    }

    private static Task Freeze(HttpContext context, string program, string member, Caller caller, IGrainFactory grains) => Set(
        context, program, member, caller, grains, frozen: true, "Frozen: no points leave until it is unfrozen. Earning goes on.");

    private static Task Unfreeze(HttpContext context, string program, string member, Caller caller, IGrainFactory grains) => Set(
        context, program, member, caller, grains, frozen: false, "Unfrozen: points may leave again.");

    private static async Task Set(
        HttpContext context, string program, string member, Caller caller, IGrainFactory grains, bool frozen, string sentence)
    {
        var form = context.Request.Form;
        var request = new FreezeRequest
        {
            FreezeId = form["id"].ToString(),
            Reason = form["reason"].ToString().Trim(),
            Actor = caller.Name,
        };
        await Act.Answer(
            context, await grains.Member(program, member).Freeze(request, frozen), sentence, MemberAddress.Of(program, member));
    }

    private static async Task Invite(HttpContext context, string program, string member, Caller caller, IGrainFactory grains)
    {
        var form = context.Request.Form;
        var document = await grains.GetGrain<ICatalogueGrain>(program).Get();
        if (document.Refusal is { } refusal)
        {
            await Trouble.Write(context, Problem.Of(refusal));
            return;
        }
        var words = ProgramWords.Of(program, document.Value!);
        if (!IsDay(form["until"].ToString(), words, out var until))
        {
            await Trouble.Write(context, Problem.BadRequest("Last day: as 2026-12-31, or nothing for good. Nothing was done."));
            return;
        }
        var tier = form["tier"].ToString();
        var answer = await grains.Member(program, member).Invite(
            new InvitationRequest { InvitationId = form["id"].ToString(), Tier = tier, Until = until, Actor = caller.Name });
        var end = until is { } day ? words.Until(day) : "for good";
        await Act.Answer(context, answer, $"Invited to {words.Tier(tier)}, {end}.", MemberAddress.Of(program, member));
    }

    private static async Task Withdraw(
        HttpContext context, string program, string member, string invitation, Caller caller, IGrainFactory grains)
    {
        var answer = await grains.Member(program, member).Withdraw(invitation, new ApprovalRequest { Actor = caller.Name });
        var sentence = $"The invitation is withdrawn. The tier is {answer.Value?.Tier.Name}.";
        await Act.Answer(context, answer, sentence, MemberAddress.Of(program, member));
    }

    /// <summary>The end of a day of the program: the first instant of the next; nothing where none was given.</summary>
    private static bool IsDay(string typed, ProgramWords words, out DateTimeOffset? end)
    {
        end = null;
        if (typed.Length == 0)
            return true;
        if (!DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day == DateOnly.MaxValue)
            return false;
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        end = new DateTimeOffset(midnight, words.Facts.Zone.GetUtcOffset(midnight));
        return true;
    }
}
