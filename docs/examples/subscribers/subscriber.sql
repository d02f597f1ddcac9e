-- A copy of all profiles and a tool's own table of notes about people, kept in PostgreSQL (9.5 or newer).
-- Whoever reads the topics calls, for each batch, in one transaction: apply_profile or apply_change for each record in the order
-- of its partition, then advance for each partition. docs/subscribing.md says what is in the records.

create table profiles (
  profile_id text primary key,
  profile jsonb not null
);

-- How far was read of each partition: the next offset.
create table positions (
  topic text,
  partition int,
  next_offset bigint not null,
  primary key (topic, partition)
);

-- Of the tool itself. No foreign key: an id may end an instant before it is told where the person went.
create table notes (
  note_id bigint generated always as identity primary key,
  profile_id text not null,
  text text not null,
  review boolean not null default false
);
create index on notes (profile_id);

-- Where ids went that ended: for what was written down elsewhere, and for a note that comes late.
create table former_ids (
  profile_id text primary key,
  leads_to text not null
);
create index on former_ids (leads_to);

-- A value replaces what its key had; none (null) ends it. Whatever else refers to the id is left to profile-changes.
create function apply_profile(id text, value jsonb) returns void language sql as $$
  delete from profiles where profile_id = id and value is null;
  insert into profiles select id, value where value is not null
    on conflict (profile_id) do update set profile = excluded.profile;
$$;

-- An entry of profile-changes re-keys the notes. from_ids and into_ids are its lists as they are.
create function apply_change(kind text, from_ids text[], into_ids text[]) returns void language plpgsql as $$
declare
  old_id text := from_ids[1];
  new_id text := into_ids[1];
begin
  if kind in ('MERGED', 'RENAMED') then
    update notes set profile_id = new_id where profile_id = old_id;
    update former_ids set leads_to = new_id where leads_to = old_id;
    delete from former_ids where profile_id = new_id;
    insert into former_ids values (old_id, new_id)
      on conflict (profile_id) do update set leads_to = excluded.leads_to;
  elsif kind = 'SPLIT' then
    -- Which of the two a note is about nobody can tell but people.
    update notes set review = true where profile_id = old_id;
    delete from former_ids where profile_id = new_id;
  elsif kind = 'ERASED' then
    delete from notes where profile_id = old_id;
    delete from former_ids where profile_id = old_id or leads_to = old_id;
  elsif kind = 'CREATED' then
    -- New, or back after it had ended.
    delete from former_ids where profile_id = new_id;
  else
    raise exception 'a kind of change that nobody knows here: %', kind;
  end if;
end;
$$;

create function advance(of_topic text, of_partition int, read_offset bigint) returns void language sql as $$
  insert into positions values (of_topic, of_partition, read_offset + 1)
    on conflict (topic, partition) do update set next_offset = excluded.next_offset;
$$;

-- The id that a person has now, by any that they had.
create function present_id(id text) returns text language sql stable as $$
  select coalesce((select leads_to from former_ids where profile_id = id), id);
$$;
