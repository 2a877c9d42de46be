-- Which versions a fusion is made of, in the order of its recipe: a part is neither retired nor deleted while it is used.
alter table adapter_version add constraint adapter_version_of_tenant unique (tenant, id);

create table version_part (
    tenant     varchar(63) not null references tenant (name),
    version_id bigint      not null,
    ordinal    integer     not null check (ordinal >= 0),
    part_id    bigint      not null,
    primary key (version_id, ordinal),
    unique (version_id, part_id),
    check (version_id <> part_id),
    foreign key (tenant, version_id) references adapter_version (tenant, id) on delete cascade,
    -- Only parts of versions that have ended go: whatever deletes asks that first.
    foreign key (tenant, part_id) references adapter_version (tenant, id) on delete cascade
);
create index version_part_part on version_part (part_id);
