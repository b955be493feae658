using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.House;

/// <summary>PHP's names are a second set of names: each calls a member with a name of C#, and lies in a file of its own.</summary>
public sealed class PhpNamesTests
{
    /// <summary>Types whose members have the names that go over the wire, or into a page.</summary>
    private static readonly string[] NamedAsOnTheWire = ["JsapiPayment", "MiniProgramPayment", "MiniProgramCoupons", "AppPayment"];

    private static readonly Member[] Members = [.. Repository.Files
        .Where(static file => file.StartsWith("src/WeChatPay.Chain/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
        .SelectMany(static file => CSharpProject.Parse(Repository.Read(file), file).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
        .Where(static member => NameOf(member) is [>= 'a' and <= 'z', ..] && IsPublic(member))
        .Select(static member => new Member(member.SyntaxTree.FilePath, TypeOf(member)!.Identifier.Text, NameOf(member)!, member))];

    private sealed record Member(string File, string Type, string Name, MemberDeclarationSyntax Syntax)
    {
        public override string ToString() => $"{File}: {Type}.{Name}";
    }

    [Test]
    public void Members_WithNamesOfPhp_AreFound() => Assert.That(Members.Select(static member => member.Name), Has.Some.EqualTo("getStatusCode"));

    [Test]
    public void Member_WithANameOfPhp_LiesInAFileOfItsOwn() =>
        Assert.That(OfPhp().Where(static member => !member.File.EndsWith(".Php.cs", StringComparison.Ordinal)), Is.Empty, "Move it to `{Type}.Php.cs`.");

    [Test]
    public void Member_WithANameOfPhp_CallsAMemberOfCSharp() =>
        Assert.That(OfPhp().Where(static member => !CallsAMemberOfCSharp(member.Syntax)), Is.Empty, "Give it a twin in PascalCase, and call the twin.");

    [Test]
    public void Type_NamedAsOnTheWire_HasSuchMembers() => Assert.That(Members.Select(static member => member.Type), Is.SupersetOf(NamedAsOnTheWire));

    private static IEnumerable<Member> OfPhp() => Members.Where(static member => !NamedAsOnTheWire.Contains(member.Type));

    private static bool CallsAMemberOfCSharp(MemberDeclarationSyntax member) => ResultOf(member)?.DescendantNodesAndSelf().Any(static node => node switch
    {
        ElementAccessExpressionSyntax { Expression: ThisExpressionSyntax } => true,
        MemberAccessExpressionSyntax access => IsOfCSharp(access.Name),
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => IsOfCSharp(name),
        IdentifierNameSyntax name => node.Parent is ArrowExpressionClauseSyntax && IsOfCSharp(name),
        _ => false,
    }) == true;

    // A method may check its argument before it calls its twin.
    private static SyntaxNode? ResultOf(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => property.ExpressionBody,
        MethodDeclarationSyntax { ExpressionBody: { } body } => body,
        MethodDeclarationSyntax { Body.Statements: [.., ReturnStatementSyntax { Expression: { } result }] } => result,
        _ => null,
    };

    private static bool IsOfCSharp(SimpleNameSyntax name) => char.IsAsciiLetterUpper(name.Identifier.Text[0]);

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        _ => null,
    };

    private static TypeDeclarationSyntax? TypeOf(SyntaxNode member) => member.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static bool IsPublic(MemberDeclarationSyntax member) =>
        member.Modifiers.Any(SyntaxKind.PublicKeyword)
        && member.Ancestors().OfType<TypeDeclarationSyntax>().All(static type => !type.Modifiers.Any(SyntaxKind.InternalKeyword));
}
