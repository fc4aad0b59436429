using Microsoft.EntityFrameworkCore;
using TeamsOptOutBot.Storage.Model;

namespace TeamsOptOutBot.Storage;

/// <summary>Finds people as somebody would write them, whatever the case of the letters as the database folds it.</summary>
internal static class PersonSql
{
    public static IQueryable<Person> WithMail(this DbSet<Person> people, string mail) => people.FromSql($"""SELECT * FROM people WHERE LOWER("Mail") = LOWER({mail})""");

    public static IQueryable<Person> WithName(this DbSet<Person> people, string name) => people.FromSql($"""SELECT * FROM people WHERE LOWER("Name") = LOWER({name})""");
}
